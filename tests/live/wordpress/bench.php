<?php
// The back door of a throw-away test site: what readers and other people do to it, and bad weather.
// A POST to /?back_door=1 with {"do": …} as JSON answers JSON.

function back_door_comment($id) {
    global $wpdb;
    return $wpdb->get_row($wpdb->prepare("SELECT * FROM $wpdb->comments WHERE comment_ID = %d", $id), ARRAY_A);
}

function back_door($asked) {
    global $wpdb;
    switch ($asked['do']) {
        case 'article':
            $category = wp_create_category($asked['section']);
            return wp_insert_post(array(
                'post_title' => $asked['title'], 'post_content' => $asked['text'], 'post_excerpt' => $asked['lead'],
                'post_status' => 'publish', 'post_type' => $asked['type'], 'post_category' => array($category),
                'comment_status' => 'open',
            ));
        case 'post':
            $ids = array();
            foreach ($asked['comments'] as $one) {
                $row = array(
                    'comment_post_ID' => $one['article'], 'comment_author' => $one['name'],
                    'comment_author_email' => $one['email'], 'comment_author_url' => '',
                    'comment_author_IP' => $one['ip'], 'comment_agent' => $one['agent'],
                    'comment_content' => $one['text'], 'comment_parent' => $one['parent'],
                    'comment_date_gmt' => $one['at'], 'comment_date' => get_date_from_gmt($one['at']),
                    'comment_approved' => $one['approved'], 'comment_type' => 'comment', 'user_id' => 0,
                );
                if (empty($one['raw'])) {
                    // The public form's filters; they run on slashed text.
                    kses_init_filters();
                    $row = wp_filter_comment(wp_slash($row));
                    $ids[] = wp_insert_comment($row);
                } else {
                    $wpdb->insert($wpdb->comments, $row);
                    $ids[] = $wpdb->insert_id;
                }
            }
            return $ids;
        case 'change':
            $wpdb->update($wpdb->comments, $asked['columns'], array('comment_ID' => $asked['id']));
            clean_comment_cache($asked['id']);
            return true;
        case 'delete':
            return wp_delete_comment($asked['id'], true);
        case 'trash_article':
            return (bool) wp_trash_post(back_door_comment($asked['id'])['comment_post_ID']);
        case 'read':
            return back_door_comment($asked['id']);
        case 'replies':
            return (int) $wpdb->get_var($wpdb->prepare("SELECT COUNT(*) FROM $wpdb->comments WHERE comment_parent = %d", $asked['id']));
        case 'weather':
            file_put_contents(WP_CONTENT_DIR . '/weather.json', json_encode($asked['rules']));
            return true;
        case 'password':
            foreach (WP_Application_Passwords::get_user_application_passwords(get_user_by('login', $asked['user'])->ID) as $one) {
                WP_Application_Passwords::delete_application_password(get_user_by('login', $asked['user'])->ID, $one['uuid']);
            }
            $made = WP_Application_Passwords::create_new_application_password(
                get_user_by('login', $asked['user'])->ID, array('name' => 'moderator'));
            return $made[0];
    }
}

function weather_for($method, $path) {
    $file = WP_CONTENT_DIR . '/weather.json';
    if (!file_exists($file) || !preg_match('#wp/v2/(comments|(posts|pages)/\d)#', $path)) return null;
    $handle = fopen($file, 'r+');
    flock($handle, LOCK_EX);
    $rules = json_decode(stream_get_contents($handle), true) ?: array();
    $met = null;
    foreach ($rules as $place => $rule) {
        if ($rule['method'] !== '' && $rule['method'] !== $method) continue;
        $met = $rule['mode'];
        if (--$rules[$place]['count'] === 0) unset($rules[$place]);
        break;
    }
    ftruncate($handle, 0);
    rewind($handle);
    fwrite($handle, json_encode(array_values($rules)));
    fclose($handle);
    return $met;
}

function bad_weather($mode) {
    $page = '<!DOCTYPE html><html><body><h1>Trang đang bảo trì</h1></body></html>';
    if (ctype_digit($mode)) {
        http_response_code((int) $mode);
        if (in_array($mode, array('500', '502', '503', '504'))) {
            if ($mode === '503') header('Retry-After: 600');
            header('Content-Type: text/html; charset=UTF-8');
            exit($page);
        }
        if ($mode === '429') header('Retry-After: 7');
        header('Content-Type: application/json; charset=UTF-8');
        exit(json_encode(array('code' => 'weather', 'message' => '', 'data' => array('status' => (int) $mode))));
    }
    switch ($mode) {
        case 'html403':
            http_response_code(403);
            header('Content-Type: text/html; charset=UTF-8');
            exit($page);
        case 'html':
            header('Content-Type: text/html; charset=UTF-8');
            exit($page);
        case 'garbage':
            header('Content-Type: application/json; charset=UTF-8');
            exit('[{"id": 1, "cont');
        case 'redirect':
            header('Location: https://elsewhere.invalid/', true, 301);
            exit;
        case 'silence':
            sleep(3);
            exit;
        case 'notice':
            echo "<br />\n<b>Notice</b>: Undefined index: x in <b>/plugin.php</b> on line <b>7</b><br />\n";
            return;
        case 'lost':
            add_filter('rest_pre_echo_response', function ($data) { sleep(3); return $data; });
            return;
        case 'half':
            add_filter('rest_pre_echo_response', function ($data) {
                $body = wp_json_encode($data);
                header('Content-Length: ' . strlen($body));
                exit(substr($body, 0, intdiv(strlen($body), 2)));
            });
            return;
        case 'ignored':
            add_filter('rest_pre_dispatch', function ($result, $server, $request) {
                $request->set_param('status', 'foo');
                return $result;
            }, 10, 3);
            return;
        case 'failed_edit':
            add_filter('rest_pre_dispatch', function () {
                return new WP_Error('rest_comment_failed_edit', 'Updating comment failed.', array('status' => 500));
            });
            return;
    }
}

if (PHP_SAPI !== 'cli') {
    if (isset($_GET['back_door'])) {
        add_action('init', function () {
            require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
            wp_send_json(array('result' => back_door(json_decode(file_get_contents('php://input'), true))));
        }, 99);
    } elseif ($mode = weather_for($_SERVER['REQUEST_METHOD'], $_SERVER['REQUEST_URI'])) {
        bad_weather($mode);
    }
}
