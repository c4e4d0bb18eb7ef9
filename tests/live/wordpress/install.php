<?php
// Installs the site and its accounts. Arguments: WordPress's folder, the site's address.
list(, $root, $address) = $argv;
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = parse_url($address, PHP_URL_HOST) . ':' . parse_url($address, PHP_URL_PORT);
$_SERVER['REQUEST_URI'] = '/';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REMOTE_ADDR'] = '127.0.0.1';
require $root . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';

$words = wp_generate_password(24, false);
wp_install('Báo Thử &amp; Tin', 'admin', 'admin@example.org', true, '', $words, 'vi');
foreach (get_posts(array('post_type' => 'any', 'numberposts' => -1)) as $post) wp_delete_post($post->ID, true);
$wpdb->query("DELETE FROM $wpdb->comments");

$options = array(
    'timezone_string' => 'Asia/Ho_Chi_Minh',
    'comment_moderation' => '1',
    'comments_notify' => '0',
    'moderation_notify' => '0',
    'thread_comments' => '1',
    'show_avatars' => '0',
    'WPLANG' => 'vi',
);
foreach ($options as $name => $value) update_option($name, $value);
switch_theme('twentytwentythree');
$wp_rewrite->init();
$wp_rewrite->set_permalink_structure('/%postname%-%post_id%.html');
flush_rewrite_rules(false);

$accounts = array();
foreach (array('admin' => '', 'bientap' => 'editor', 'tacgia' => 'author', 'docgia' => 'subscriber') as $login => $role) {
    $id = $role === '' ? get_user_by('login', $login)->ID : wp_insert_user(array(
        'user_login' => $login,
        'user_pass' => wp_generate_password(24, false),
        'user_email' => $login . '@example.org',
        'display_name' => $role === 'editor' ? 'Tòa soạn' : $login,
        'role' => $role,
    ));
    list($password) = WP_Application_Passwords::create_new_application_password($id, array('name' => 'moderator'));
    $accounts[$login] = WP_Application_Passwords::chunk_password($password);
}
echo "\n@@" . json_encode(array('version' => $GLOBALS['wp_version'], 'accounts' => $accounts));
