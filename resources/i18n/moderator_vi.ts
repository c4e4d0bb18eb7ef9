<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en_GB">
<context>
    <name>ActionBar</name>
    <message>
        <source>Approve</source>
        <translation>Duyệt</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Để lại</translation>
    </message>
    <message>
        <source>Chief</source>
        <translation>Trưởng ban</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Từ chối</translation>
    </message>
    <message>
        <source>Spam</source>
        <translation>Thư rác</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Trả về chờ</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Undo   %1</source>
        <translation>Hoàn tác   %1</translation>
    </message>
</context>
<context>
    <name>ActorPopup</name>
    <message>
        <source>&amp;Name written to the log</source>
        <translation>&amp;Tên ghi vào nhật ký</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Đổi</translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>No comment is selected.</source>
        <translation>Chưa chọn ý kiến nào.</translation>
    </message>
    <message>
        <source>This comment is being decided already.</source>
        <translation>Ý kiến này đang được xử lý.</translation>
    </message>
    <message>
        <source>Too early: the text is not on the screen yet.</source>
        <translation>Sớm quá: nội dung chưa hiện ra.</translation>
    </message>
    <message>
        <source>Being edited: Ctrl+Enter saves and approves, Esc leaves.</source>
        <translation>Đang sửa: Ctrl+Enter để lưu và duyệt, Esc để rời.</translation>
    </message>
    <message>
        <source>Too early: read the text first.</source>
        <translation>Sớm quá: hãy đọc nội dung đã.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n comment(s) at once.</source>
        <translation>
            <numerusform>Mỗi lần tối đa %n ý kiến.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another comment came on the screen: nothing was decided.</source>
        <translation>Ý kiến khác vừa hiện ra: chưa quyết định gì.</translation>
    </message>
    <message>
        <source>Approve all the same</source>
        <translation>Vẫn duyệt</translation>
    </message>
    <message>
        <source>Reject all the same</source>
        <translation>Vẫn từ chối</translation>
    </message>
    <message>
        <source>Mark as spam all the same</source>
        <translation>Vẫn cho vào thư rác</translation>
    </message>
    <message>
        <source>Hold all the same</source>
        <translation>Vẫn để lại</translation>
    </message>
    <message>
        <source>Pass on all the same</source>
        <translation>Vẫn chuyển</translation>
    </message>
    <message>
        <source>Take down all the same</source>
        <translation>Vẫn gỡ</translation>
    </message>
    <message>
        <source>Return all the same</source>
        <translation>Vẫn trả về</translation>
    </message>
</context>
<context>
    <name>ArticleBlock</name>
    <message>
        <source>Article</source>
        <translation>Bài viết</translation>
    </message>
    <message>
        <source>closed for comments</source>
        <translation>đã đóng bình luận</translation>
    </message>
</context>
<context>
    <name>Browsing</name>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>This comment is no longer here.</source>
        <translation>Ý kiến này không còn ở đây.</translation>
    </message>
    <message>
        <source>The reader changed this comment meanwhile. Read it again.</source>
        <translation>Bạn đọc vừa đổi ý kiến này. Xin đọc lại.</translation>
    </message>
</context>
<context>
    <name>CommentView</name>
    <message>
        <source>Comment</source>
        <translation>Nội dung ý kiến</translation>
    </message>
</context>
<context>
    <name>ConflictBlock</name>
    <message>
        <source>Send ours again</source>
        <translation>Gửi lại bản ở đây</translation>
    </message>
    <message>
        <source>Take the site&apos;s</source>
        <translation>Theo bản trên trang báo</translation>
    </message>
    <message>
        <source>On the site now</source>
        <translation>Đang có trên trang báo</translation>
    </message>
    <message>
        <source>Decided here</source>
        <translation>Đã quyết định ở đây</translation>
    </message>
    <message>
        <source>(not known)</source>
        <translation>(không rõ)</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Connect a site</source>
        <translation>Kết nối trang báo</translation>
    </message>
    <message>
        <source>A WordPress site needs a user name and an application password (Users → Profile). A site with its own comment service needs an access token.</source>
        <translation>Trang WordPress cần tên người dùng và mật khẩu ứng dụng (Người dùng → Hồ sơ). Trang có dịch vụ bình luận riêng cần mã truy cập.</translation>
    </message>
    <message>
        <source>leave empty for a token</source>
        <translation>bỏ trống nếu dùng mã truy cập</translation>
    </message>
    <message>
        <source>&amp;Address of the site</source>
        <translation>Đị&amp;a chỉ trang báo</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>Tên người &amp;dùng</translation>
    </message>
    <message>
        <source>Application &amp;password or token</source>
        <translation>&amp;Mật khẩu ứng dụng hoặc mã truy cập</translation>
    </message>
    <message>
        <source>Your &amp;name in the log</source>
        <translation>&amp;Tên bạn trong nhật ký</translation>
    </message>
    <message>
        <source>Test the login</source>
        <translation>Thử đăng nhập</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Kết nối</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Only until the program ends</source>
        <translation>Chỉ đến khi tắt chương trình</translation>
    </message>
    <message>
        <source>In an unprotected file that only this account can read</source>
        <translation>Trong tệp không mã hóa, chỉ tài khoản máy này đọc được</translation>
    </message>
    <message>
        <source>This computer has no keyring that answers. Keep the password:</source>
        <translation>Máy này không có kho khóa nào trả lời. Giữ mật khẩu:</translation>
    </message>
    <message>
        <source>Write the site&apos;s address first.</source>
        <translation>Hãy nhập địa chỉ trang báo đã.</translation>
    </message>
    <message>
        <source>Write the application password or the token first.</source>
        <translation>Hãy nhập mật khẩu ứng dụng hoặc mã truy cập đã.</translation>
    </message>
    <message>
        <source>Asking the site…</source>
        <translation>Đang hỏi trang báo…</translation>
    </message>
    <message>
        <source>%1: the login works.</source>
        <translation>%1: đăng nhập được.</translation>
    </message>
    <message>
        <source>You can: %1</source>
        <translation>Bạn được phép: %1</translation>
    </message>
    <message>
        <source>Texts cannot be edited at this site.</source>
        <translation>Trang báo này không cho sửa lời bạn đọc.</translation>
    </message>
    <message>
        <source>Write your name: it stands in the log with each decision.</source>
        <translation>Hãy nhập tên bạn: tên này đứng cạnh mỗi quyết định trong nhật ký.</translation>
    </message>
    <message>
        <source>approve</source>
        <translation>duyệt</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>từ chối</translation>
    </message>
    <message>
        <source>mark as spam</source>
        <translation>cho vào thư rác</translation>
    </message>
    <message>
        <source>edit texts</source>
        <translation>sửa nội dung</translation>
    </message>
    <message>
        <source>take down</source>
        <translation>gỡ</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>hoàn tác</translation>
    </message>
    <message>
        <source>reply</source>
        <translation>trả lời</translation>
    </message>
    <message>
        <source>edit readers&apos; names</source>
        <translation>sửa tên bạn đọc</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Edited from the reader&apos;s words</source>
        <translation>Đã sửa so với lời bạn đọc</translation>
    </message>
    <message>
        <source>signed as %1</source>
        <translation>bạn đọc ký tên %1</translation>
    </message>
    <message numerus="yes">
        <source>%n approved</source>
        <translation>
            <numerusform>%n đã duyệt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edited</source>
        <translation>
            <numerusform>%n đã sửa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rejected</source>
        <translation>
            <numerusform>%n bị từ chối</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spam</source>
        <translation>
            <numerusform>%n thư rác</numerusform>
        </translation>
    </message>
    <message>
        <source>before: %1</source>
        <translation>trước đây: %1</translation>
    </message>
    <message>
        <source>first comment of this reader</source>
        <translation>ý kiến đầu tiên của bạn đọc này</translation>
    </message>
    <message>
        <source>It answers a comment that is not published.</source>
        <translation>Trả lời một ý kiến chưa được đăng.</translation>
    </message>
    <message>
        <source>The article is closed for comments.</source>
        <translation>Bài đã đóng bình luận.</translation>
    </message>
    <message>
        <source>Your draft of the earlier version: %1</source>
        <translation>Bản nháp của bạn trên lời cũ: %1</translation>
    </message>
</context>
<context>
    <name>DiffView</name>
    <message>
        <source>Changes to the reader&apos;s words</source>
        <translation>Khác với lời bạn đọc</translation>
    </message>
    <message>
        <source>removed: %1</source>
        <translation>bỏ: %1</translation>
    </message>
    <message>
        <source>added: %1</source>
        <translation>thêm: %1</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Text</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>&amp;Reader&apos;s name</source>
        <translation>T&amp;ên bạn đọc</translation>
    </message>
    <message>
        <source>Add diacritics</source>
        <translation>Thêm dấu</translation>
    </message>
    <message>
        <source>Drop the draft</source>
        <translation>Bỏ bản nháp</translation>
    </message>
    <message>
        <source>Save and approve   Ctrl+Enter</source>
        <translation>Lưu và duyệt   Ctrl+Enter</translation>
    </message>
    <message>
        <source>Leave   Esc</source>
        <translation>Rời đi   Esc</translation>
    </message>
    <message>
        <source>Changes to the reader&apos;s words</source>
        <translation>Khác với lời bạn đọc</translation>
    </message>
    <message>
        <source>The site keeps names</source>
        <translation>Trang báo không cho đổi tên</translation>
    </message>
</context>
<context>
    <name>FindingsBlock</name>
    <message>
        <source>Name: %1</source>
        <translation>Tên: %1</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Reader comments</source>
        <translation>Duyệt bình luận</translation>
    </message>
    <message>
        <source>Urgent removal</source>
        <translation>Gỡ khẩn</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Urgent removal   %1</source>
        <translation>Gỡ khẩn   %1</translation>
    </message>
    <message>
        <source>Name written to the log: %1</source>
        <translation>Tên ghi vào nhật ký: %1</translation>
    </message>
    <message>
        <source>The name written to the log. Click to change it.</source>
        <translation>Tên ghi vào nhật ký. Bấm để đổi.</translation>
    </message>
</context>
<context>
    <name>LastDecision</name>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Không có gì để hoàn tác.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 và %n ý kiến nữa</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 “%3”</source>
        <translation>%1: %2 “%3”</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Moderator</source>
        <translation>Duyệt bình luận</translation>
    </message>
    <message>
        <source>Opening the database.</source>
        <translation>Đang mở cơ sở dữ liệu.</translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) selected</source>
        <translation>
            <numerusform>Đang chọn %n ý kiến</numerusform>
        </translation>
    </message>
    <message>
        <source>No comment is selected.</source>
        <translation>Chưa chọn ý kiến nào.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n comment(s) at once.</source>
        <translation>
            <numerusform>Mỗi lần tối đa %n ý kiến.</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking the site.</source>
        <translation>Đang hỏi trang báo.</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n left</source>
        <translation>
            <numerusform>%1, còn %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 - Moderator</source>
        <translation>%1 - Duyệt bình luận</translation>
    </message>
    <message>
        <source>A fault of this program: see Problems.</source>
        <translation>Lỗi của chương trình: xem phần Trục trặc.</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Pass to the chief</source>
        <translation>Chuyển trưởng ban</translation>
    </message>
    <message>
        <source>&amp;Note to the chief</source>
        <translation>&amp;Lời nhắn cho trưởng ban</translation>
    </message>
    <message>
        <source>What should they look at?</source>
        <translation>Cần xem điều gì?</translation>
    </message>
    <message>
        <source>Pass on   Ctrl+Enter</source>
        <translation>Chuyển   Ctrl+Enter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>ProblemsDialog</name>
    <message>
        <source>Problems</source>
        <translation>Trục trặc</translation>
    </message>
    <message>
        <source>A fault of this program; nothing that was decided is lost</source>
        <translation>Lỗi của chương trình; mọi quyết định vẫn còn nguyên</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) were refused by the site: see the comments marked so.</source>
        <translation>
            <numerusform>Trang báo từ chối %n quyết định: xem các ý kiến có dấu này.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) changed on the site after being decided: see Conflicts.</source>
        <translation>
            <numerusform>%n ý kiến đã đổi trên trang báo sau khi quyết định: xem mục Xung đột.</numerusform>
        </translation>
    </message>
    <message>
        <source>No problem.</source>
        <translation>Không có trục trặc nào.</translation>
    </message>
</context>
<context>
    <name>QuestionDialog</name>
    <message>
        <source>Please check</source>
        <translation>Xin kiểm tra</translation>
    </message>
    <message>
        <source>Please check before this goes through</source>
        <translation>Xin kiểm tra trước khi làm tiếp</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>và %n nữa</numerusform>
        </translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Quay lại</translation>
    </message>
</context>
<context>
    <name>QueueDelegate</name>
    <message>
        <source>Draft</source>
        <translation>Nháp</translation>
    </message>
    <message>
        <source>Changed on the site</source>
        <translation>Đã đổi trên trang báo</translation>
    </message>
    <message>
        <source>Name: %1</source>
        <translation>Tên: %1</translation>
    </message>
    <message numerus="yes">
        <source>like %n other(s)</source>
        <translation>
            <numerusform>giống %n ý kiến</numerusform>
        </translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Đã sửa</translation>
    </message>
    <message>
        <source>reply to %1</source>
        <translation>trả lời %1</translation>
    </message>
</context>
<context>
    <name>QueuePane</name>
    <message>
        <source>Order</source>
        <translation>Thứ tự</translation>
    </message>
    <message>
        <source>Nothing found in this view.
Try “All”, or fewer letters.</source>
        <translation>Không tìm thấy trong mục này.
Thử mục “Tất cả”, hoặc gõ ít chữ hơn.</translation>
    </message>
    <message>
        <source>Nothing is waiting.
New comments appear here by themselves.</source>
        <translation>Không còn ý kiến nào chờ duyệt.
Ý kiến mới sẽ tự hiện ở đây.</translation>
    </message>
    <message>
        <source>Nothing here.</source>
        <translation>Chưa có ý kiến nào.</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Comments</source>
        <translation>Danh sách ý kiến</translation>
    </message>
</context>
<context>
    <name>ReasonPicker</name>
    <message>
        <source>Why is it rejected?</source>
        <translation>Vì sao từ chối?</translation>
    </message>
    <message>
        <source>Letter, or arrows and Enter</source>
        <translation>Bấm chữ cái, hoặc mũi tên rồi Enter</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Lý do</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Đúng dấu</translation>
    </message>
    <message>
        <source>Diacritics must match</source>
        <translation>Phải đúng dấu</translation>
    </message>
    <message>
        <source>Search comments and names   %1</source>
        <translation>Tìm trong nội dung và tên   %1</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Views</source>
        <translation>Các mục</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Nhật ký</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Noticed</source>
        <translation>Dấu hiệu</translation>
    </message>
    <message>
        <source>By article</source>
        <translation>Theo bài</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n comment(s)</source>
        <translation>
            <numerusform>%1, %n ý kiến</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Ask the site now</source>
        <translation>Hỏi trang báo ngay</translation>
    </message>
    <message>
        <source>Ask the site now (F5)</source>
        <translation>Hỏi trang báo ngay (F5)</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to be sent</source>
        <translation>
            <numerusform>Chờ gửi: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>No site connected</source>
        <translation>Chưa nối trang báo nào</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>Mất kết nối với %1</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Đang nối với %1</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>Đã nối với %1</translation>
    </message>
    <message>
        <source>Never updated</source>
        <translation>Chưa cập nhật lần nào</translation>
    </message>
    <message>
        <source>Updated %1</source>
        <translation>Cập nhật %1</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n trục trặc</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>Còn %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left, the oldest waits %1</source>
        <translation>
            <numerusform>Còn %n, cũ nhất đã đợi %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreadBlock</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>và %n nữa</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Approve</source>
        <translation>Duyệt</translation>
    </message>
    <message>
        <source>Hold for later</source>
        <translation>Để lại xem sau</translation>
    </message>
    <message>
        <source>Pass to the chief</source>
        <translation>Chuyển trưởng ban</translation>
    </message>
    <message>
        <source>Reject with a reason</source>
        <translation>Từ chối, kèm lý do</translation>
    </message>
    <message>
        <source>Mark as spam</source>
        <translation>Cho vào thư rác</translation>
    </message>
    <message>
        <source>Return to pending</source>
        <translation>Trả về chờ duyệt</translation>
    </message>
    <message>
        <source>Edit the text or the reader&apos;s name</source>
        <translation>Sửa nội dung hoặc tên bạn đọc</translation>
    </message>
    <message>
        <source>Undo the last decision</source>
        <translation>Hoàn tác quyết định gần nhất</translation>
    </message>
    <message>
        <source>Next comment</source>
        <translation>Ý kiến sau</translation>
    </message>
    <message>
        <source>Previous comment</source>
        <translation>Ý kiến trước</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Urgent removal</source>
        <translation>Gỡ khẩn</translation>
    </message>
    <message>
        <source>Open the article in the browser</source>
        <translation>Mở bài viết trong trình duyệt</translation>
    </message>
    <message>
        <source>Select the whole list</source>
        <translation>Chọn cả danh sách</translation>
    </message>
    <message>
        <source>Ask the site now</source>
        <translation>Hỏi trang báo ngay</translation>
    </message>
    <message>
        <source>Open the log</source>
        <translation>Mở nhật ký</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Change the name written to the log</source>
        <translation>Đổi tên ghi vào nhật ký</translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation>Xem phím tắt</translation>
    </message>
</context>
<context>
    <name>labels</name>
    <message>
        <source>Pending</source>
        <translation>Chờ duyệt</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Để lại</translation>
    </message>
    <message>
        <source>With the chief</source>
        <translation>Chờ trưởng ban</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Xung đột</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Đã duyệt</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Từ chối</translation>
    </message>
    <message>
        <source>Spam</source>
        <translation>Thư rác</translation>
    </message>
    <message>
        <source>Taken down</source>
        <translation>Đã gỡ</translation>
    </message>
    <message>
        <source>Gone from the site</source>
        <translation>Không còn trên trang</translation>
    </message>
    <message>
        <source>No diacritics</source>
        <translation>Thiếu dấu</translation>
    </message>
    <message>
        <source>Advertising</source>
        <translation>Quảng cáo</translation>
    </message>
    <message>
        <source>Abuse</source>
        <translation>Công kích</translation>
    </message>
    <message>
        <source>Disguised writing</source>
        <translation>Viết né lọc</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Liên kết</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Số điện thoại</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>Lặp lại</translation>
    </message>
    <message>
        <source>All capitals</source>
        <translation>Viết hoa</translation>
    </message>
    <message>
        <source>Hidden characters</source>
        <translation>Ký tự ẩn</translation>
    </message>
    <message>
        <source>Marked as spam</source>
        <translation>Đã cho vào thư rác</translation>
    </message>
    <message>
        <source>Passed to the chief</source>
        <translation>Đã chuyển trưởng ban</translation>
    </message>
    <message>
        <source>Returned to pending</source>
        <translation>Đã trả về chờ duyệt</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Cũ nhất trước</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Mới nhất trước</translation>
    </message>
    <message>
        <source>Riskiest first</source>
        <translation>Đáng ngờ nhất trước</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Chờ gửi</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Đang gửi</translation>
    </message>
    <message>
        <source>On the site</source>
        <translation>Đã lên trang</translation>
    </message>
    <message>
        <source>Already so on the site</source>
        <translation>Trang báo đã như vậy</translation>
    </message>
    <message>
        <source>Changed on the site</source>
        <translation>Đã đổi trên trang báo</translation>
    </message>
    <message>
        <source>Refused by the site</source>
        <translation>Trang báo từ chối</translation>
    </message>
    <message>
        <source>Will be sent again</source>
        <translation>Sẽ gửi lại</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Đã hủy</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>vừa xong</translation>
    </message>
    <message>
        <source>%n min</source>
        <translation>%n phút</translation>
    </message>
    <message>
        <source>%n h</source>
        <translation>%n giờ</translation>
    </message>
    <message>
        <source>%n d</source>
        <translation>%n ngày</translation>
    </message>
    <message>
        <source>%n second(s) ago</source>
        <translation>%n giây trước</translation>
    </message>
    <message>
        <source>%n minute(s) ago</source>
        <translation>%n phút trước</translation>
    </message>
    <message>
        <source>%n hour(s) ago</source>
        <translation>%n giờ trước</translation>
    </message>
    <message>
        <source>%n day(s) ago</source>
        <translation>%n ngày trước</translation>
    </message>
</context>
</TS>
