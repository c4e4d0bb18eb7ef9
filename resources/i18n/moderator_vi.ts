<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en_GB">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Moderator</source>
        <translation>Giới thiệu chương trình</translation>
    </message>
    <message>
        <source>Moderator %1, with Qt %2. Free software under the GPL, version 3 or later.</source>
        <translation>Moderator %1, dùng Qt %2. Phần mềm tự do theo giấy phép GPL, bản 3 trở lên.</translation>
    </message>
    <message>
        <source>Data folder: %1</source>
        <translation>Thư mục dữ liệu: %1</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Các thư viện</translation>
    </message>
    <message>
        <source>Noto Sans (SIL Open Font License)</source>
        <translation>Noto Sans (SIL Open Font License)</translation>
    </message>
    <message>
        <source>Lucide icons (ISC)</source>
        <translation>Biểu tượng Lucide (ISC)</translation>
    </message>
    <message>
        <source>Unicode look-alikes (Unicode-3.0)</source>
        <translation>Bảng chữ giống nhau của Unicode (Unicode-3.0)</translation>
    </message>
    <message>
        <source>&amp;Licence of</source>
        <translation>&amp;Giấy phép của</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Giấy phép</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
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
        <source>Being edited: %1 saves and approves, Esc leaves.</source>
        <translation>Đang sửa: %1 để lưu và duyệt, Esc để đóng.</translation>
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
        <source>Give back to the moderators</source>
        <translation>Trả lại cho người duyệt</translation>
    </message>
    <message>
        <source>&amp;Answer to whoever passed it up</source>
        <translation>Trả &amp;lời người đã chuyển</translation>
    </message>
    <message>
        <source>What should they do? It may stay empty.</source>
        <translation>Họ nên làm gì? Có thể để trống.</translation>
    </message>
    <message>
        <source>Give back   Enter</source>
        <translation>Trả lại   Enter</translation>
    </message>
    <message>
        <source>Another comment came on the screen: nothing was decided.</source>
        <translation>Ý kiến khác vừa hiện ra: chưa quyết định gì.</translation>
    </message>
    <message>
        <source>A comment came back, nothing was decided: %1</source>
        <translation>Một ý kiến đã trở lại, chưa có quyết định nào: %1</translation>
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
    <name>AnswersButton</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n trả lời</numerusform>
        </translation>
    </message>
    <message>
        <source>What became of the comments that you passed to the chief</source>
        <translation>Trưởng ban đã trả lời thế nào về các ý kiến bạn đã chuyển</translation>
    </message>
</context>
<context>
    <name>AnswersDialog</name>
    <message>
        <source>Answered by the chief</source>
        <translation>Trưởng ban đã trả lời</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Các câu trả lời</translation>
    </message>
    <message>
        <source>Nothing that you passed to the chief was answered since you last looked.</source>
        <translation>Từ lần xem trước, trưởng ban chưa trả lời thêm ý kiến nào bạn đã chuyển.</translation>
    </message>
    <message>
        <source>Show the comment</source>
        <translation>Xem ý kiến</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>%1  ·  %2  ·  %3</source>
        <translation>%1  ·  %2  ·  %3</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Ghi chú: %1</translation>
    </message>
</context>
<context>
    <name>ArticleBlock</name>
    <message>
        <source>Article</source>
        <translation>Bài viết</translation>
    </message>
    <message>
        <source>Only this article</source>
        <translation>Chỉ bài này</translation>
    </message>
    <message>
        <source>Comments…</source>
        <translation>Ý kiến…</translation>
    </message>
    <message>
        <source>Pause, close or leave to the chief</source>
        <translation>Tạm dừng, đóng hoặc để riêng trưởng ban</translation>
    </message>
    <message>
        <source>closed for comments</source>
        <translation>đã đóng ý kiến</translation>
    </message>
</context>
<context>
    <name>ArticleDialog</name>
    <message>
        <source>Comments on this article</source>
        <translation>Ý kiến của bài này</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Đang tìm…</translation>
    </message>
    <message>
        <source>Wh&amp;y?</source>
        <translation>&amp;Vì sao?</translation>
    </message>
    <message>
        <source>May stay empty; stands in the log</source>
        <translation>Có thể để trống; ghi vào nhật ký</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Who works on what waits here</source>
        <translation>Ai duyệt những ý kiến đang chờ</translation>
    </message>
    <message>
        <source>&amp;Everybody</source>
        <translation>&amp;Mọi người</translation>
    </message>
    <message>
        <source>&amp;Nobody for now: paused</source>
        <translation>Chưa ai duyệt: tạm &amp;dừng</translation>
    </message>
    <message>
        <source>What waits and what comes leaves the queue, until it is resumed.</source>
        <translation>Ý kiến đang chờ và mới đến rời hàng chờ cho tới khi duyệt tiếp.</translation>
    </message>
    <message>
        <source>Only the c&amp;hief</source>
        <translation>Chỉ trưởng &amp;ban</translation>
    </message>
    <message>
        <source>Moderators can read it and pass it on, not decide it.</source>
        <translation>Người duyệt đọc và chuyển cho trưởng ban được, không quyết định được.</translation>
    </message>
    <message>
        <source>Whether readers may write</source>
        <translation>Bạn đọc có được gửi ý kiến không</translation>
    </message>
    <message>
        <source>C&amp;losed for comments</source>
        <translation>Đóng ý &amp;kiến</translation>
    </message>
    <message>
        <source>Close by itself a&amp;fter</source>
        <translation>Tự đón&amp;g sau</translation>
    </message>
    <message>
        <source>Days after its publication</source>
        <translation>Số ngày từ khi bài lên trang</translation>
    </message>
    <message>
        <source>days from its publication</source>
        <translation>ngày từ khi bài lên trang</translation>
    </message>
    <message>
        <source>This article is no longer known.</source>
        <translation>Không còn bài này ở đây.</translation>
    </message>
    <message>
        <source>That is on %1.</source>
        <translation>Tức là ngày %1.</translation>
    </message>
    <message>
        <source>This site cannot be told: readers can still write there. Here an approval asks first.</source>
        <translation>Không báo được cho trang này: bạn đọc vẫn gửi được. Ở đây duyệt sẽ hỏi lại trước.</translation>
    </message>
    <message>
        <source>The site is told, and read back. What waits can still be decided, but an approval asks first; approvals that have not left are stopped.</source>
        <translation>Chương trình báo cho trang rồi đọc lại để chắc chắn. Ý kiến đang chờ vẫn quyết định được, nhưng duyệt sẽ hỏi lại trước; những ý kiến đã duyệt mà chưa gửi thì dừng lại.</translation>
    </message>
    <message>
        <source>The site is told, and read back.</source>
        <translation>Chương trình báo cho trang rồi đọc lại để chắc chắn.</translation>
    </message>
    <message>
        <source>open, everybody works on it</source>
        <translation>mở, mọi người duyệt</translation>
    </message>
    <message>
        <source>%2: “%1”</source>
        <translation>%2: “%1”</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hôm qua</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>7 ngày qua</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>30 ngày qua</translation>
    </message>
    <message>
        <source>Between two days</source>
        <translation>Từ ngày đến ngày</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Từ ngày</translation>
    </message>
    <message>
        <source>To the end of</source>
        <translation>Đến hết ngày</translation>
    </message>
    <message>
        <source>to</source>
        <translation>đến</translation>
    </message>
    <message>
        <source>All sites</source>
        <translation>Mọi trang báo</translation>
    </message>
    <message>
        <source>All sections</source>
        <translation>Mọi chuyên mục</translation>
    </message>
    <message>
        <source>&amp;Newspaper</source>
        <translation>&amp;Trang báo</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>&amp;Thời gian</translation>
    </message>
    <message>
        <source>&amp;Section</source>
        <translation>&amp;Chuyên mục</translation>
    </message>
</context>
<context>
    <name>AtWork</name>
    <message numerus="yes">
        <source>%n other(s) at work</source>
        <translation>
            <numerusform>%n người khác đang làm</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BlockDialog</name>
    <message>
        <source>Block this reader</source>
        <translation>Chặn bạn đọc này</translation>
    </message>
    <message>
        <source>Account %1 at %2</source>
        <translation>Tài khoản %1 ở %2</translation>
    </message>
    <message>
        <source>E-mail %1 at %2</source>
        <translation>Thư điện tử %1 ở %2</translation>
    </message>
    <message>
        <source>Signed here as %1. Others who sign so are not meant.</source>
        <translation>Ký tên ở đây là %1. Người khác cùng tên không bị chặn.</translation>
    </message>
    <message>
        <source>For how long? The site counts from when it is told.</source>
        <translation>Chặn bao lâu? Trang báo tính từ lúc nhận được.</translation>
    </message>
    <message>
        <source>Wh&amp;y? (stands in the log, and goes to the site)</source>
        <translation>&amp;Vì sao? (ghi vào nhật ký và gửi cho trang báo)</translation>
    </message>
    <message>
        <source>The site takes no comment from this reader until then. What they sent before stays as it is: what waits is still to be decided. Within ten seconds it can be taken back untold; later the site is told again.</source>
        <translation>Từ nay đến hết hạn chặn, trang báo không nhận ý kiến của bạn đọc này. Những gì đã gửi vẫn nguyên: ý kiến đang chờ vẫn phải duyệt. Trong mười giây, bạn có thể rút lại khi trang báo chưa hay biết; sau đó lệnh bỏ chặn được gửi tiếp.</translation>
    </message>
    <message>
        <source>Bloc&amp;ked readers…</source>
        <translation>&amp;Bạn đọc bị chặn…</translation>
    </message>
    <message>
        <source>Block   Enter</source>
        <translation>Chặn   Enter</translation>
    </message>
    <message>
        <source>&amp;Everything by this reader…</source>
        <translation>&amp;Mọi ý kiến của bạn đọc này…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>For &amp;good</source>
        <translation>&amp;Không thời hạn</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n ngày</numerusform>
        </translation>
    </message>
    <message>
        <source>Write a reason first.</source>
        <translation>Hãy ghi lý do trước đã.</translation>
    </message>
</context>
<context>
    <name>BlockedReaders</name>
    <message>
        <source>Blocked readers</source>
        <translation>Bạn đọc bị chặn</translation>
    </message>
    <message>
        <source>Nobody is blocked. It begins below a comment, beside its reader.</source>
        <translation>Không ai bị chặn. Việc chặn bắt đầu ở dưới ý kiến, cạnh tên bạn đọc.</translation>
    </message>
    <message>
        <source>Also who may write a&amp;gain</source>
        <translation>Cả những người đã bỏ &amp;chặn</translation>
    </message>
    <message>
        <source>&amp;Let write again</source>
        <translation>&amp;Bỏ chặn</translation>
    </message>
    <message>
        <source>&amp;Tell again</source>
        <translation>&amp;Báo lại</translation>
    </message>
    <message>
        <source>Their co&amp;mments…</source>
        <translation>Ý &amp;kiến của họ…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>account %1</source>
        <translation>tài khoản %1</translation>
    </message>
    <message>
        <source>Blocked %1</source>
        <translation>Đã chặn %1</translation>
    </message>
    <message>
        <source>Allowed to write again</source>
        <translation>Đã bỏ chặn</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>từ %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>đến %1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Lý do: %1</translation>
    </message>
    <message>
        <source>The site has confirmed.</source>
        <translation>Trang báo đã xác nhận.</translation>
    </message>
    <message>
        <source>Ended: the time is over.</source>
        <translation>Đã hết: hết thời hạn.</translation>
    </message>
    <message>
        <source>Ended: taken back before the site was told.</source>
        <translation>Đã hết: rút lại trước khi báo cho trang.</translation>
    </message>
    <message>
        <source>Ended: the site has confirmed.</source>
        <translation>Đã hết: trang báo đã xác nhận.</translation>
    </message>
</context>
<context>
    <name>BlockingLine</name>
    <message>
        <source>&amp;Block…</source>
        <translation>&amp;Chặn…</translation>
    </message>
    <message>
        <source>&amp;Let write again</source>
        <translation>&amp;Bỏ chặn</translation>
    </message>
    <message>
        <source>&amp;Try again…</source>
        <translation>&amp;Thử lại…</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>&amp;Đổi…</translation>
    </message>
</context>
<context>
    <name>BlockingReaders</name>
    <message>
        <source>No comment is selected.</source>
        <translation>Chưa chọn ý kiến nào.</translation>
    </message>
    <message>
        <source>This reader has neither account nor e-mail.</source>
        <translation>Bạn đọc này không có tài khoản và thư điện tử.</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message numerus="yes">
        <source>%n comment(s) that the bar counts are missing here: decided again since, or changed.</source>
        <translation>
            <numerusform>%n ý kiến mà cột có đếm không còn ở đây: đã được quyết định lại hoặc đã đổi.</numerusform>
        </translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>Cách tính</translation>
    </message>
</context>
<context>
    <name>BoardWindow</name>
    <message>
        <source>Board</source>
        <translation>Bảng theo dõi</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;In…</translation>
    </message>
    <message>
        <source>&amp;What counts</source>
        <translation>Các&amp;h tính</translation>
    </message>
    <message>
        <source>Second &amp;look…</source>
        <translation>Xem &amp;lại lần hai…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>&amp;Figures of single moderators</source>
        <translation>Số liệu của từng &amp;người duyệt</translation>
    </message>
    <message>
        <source>Shown as &amp;tables</source>
        <translation>Đang xem dạng &amp;bảng</translation>
    </message>
    <message>
        <source>Show as &amp;tables</source>
        <translation>Xem dạng &amp;bảng</translation>
    </message>
    <message>
        <source>%1 turned figures of single moderators on, %2. Only chiefs see them.</source>
        <translation>%1 đã bật số liệu của từng người duyệt lúc %2. Chỉ trưởng ban xem được.</translation>
    </message>
    <message>
        <source>Turning this on is written to the log, which everybody can read.</source>
        <translation>Việc bật mục này được ghi vào nhật ký, ai cũng đọc được.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Đang đếm…</translation>
    </message>
    <message>
        <source>Counting… %1</source>
        <translation>Đang đếm… %1</translation>
    </message>
</context>
<context>
    <name>Browsing</name>
    <message>
        <source>No comment is open.</source>
        <translation>Chưa mở ý kiến nào.</translation>
    </message>
    <message>
        <source>No other comment says the same.</source>
        <translation>Không có ý kiến nào khác cùng nội dung.</translation>
    </message>
    <message>
        <source>The same or nearly the same (Esc: back)</source>
        <translation>Giống hoặc gần giống nhau (Esc: trở lại)</translation>
    </message>
    <message>
        <source>Filtered</source>
        <translation>Đã lọc</translation>
    </message>
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
        <translation>Bạn đọc vừa sửa ý kiến này. Hãy đọc lại.</translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message>
        <source>Its unfinished edit is not sent; it stays.</source>
        <translation>Bản sửa dở của ý kiến này không được gửi mà được giữ lại.</translation>
    </message>
    <message>
        <source>(Long: open it by itself to read all of it.)</source>
        <translation>(Dài: mở riêng ý kiến này để đọc hết.)</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Lý do: %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Ghi chú: %1</translation>
    </message>
    <message numerus="yes">
        <source>Looking at %n comment(s)…</source>
        <translation>
            <numerusform>Đang xem %n ý kiến…</numerusform>
        </translation>
    </message>
    <message>
        <source>Comments: Space leaves one out or takes it in</source>
        <translation>Các ý kiến: phím cách để bỏ ra hoặc lấy vào</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Read them; Space leaves a comment out or takes it in, Enter goes to the button.</source>
        <translation>Hãy đọc lại; phím cách để bỏ ra hoặc lấy vào từng ý kiến, Enter để đến nút.</translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) raise a question: tick them only if you are sure.</source>
        <translation>
            <numerusform>%n ý kiến có điểm cần cân nhắc: chỉ đánh dấu khi đã chắc.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n long comment(s) are left out: open them to read.</source>
        <translation>
            <numerusform>%n ý kiến dài được bỏ ra: hãy mở để đọc hết.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished edit(s) are not sent with it; they stay.</source>
        <translation>
            <numerusform>%n bản sửa dở không được gửi mà được giữ lại.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) cannot be decided so; they stay as they are.</source>
        <translation>
            <numerusform>%n ý kiến không quyết định như vậy được và sẽ giữ nguyên.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Caught</name>
    <message>
        <source>Stands</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Bạn đọc</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Ý kiến</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n điểm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bar(s)</source>
        <translation>
            <numerusform>%n cột</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>under 15 min</source>
        <translation>dưới 15 phút</translation>
    </message>
    <message>
        <source>15–60 min</source>
        <translation>15–60 phút</translation>
    </message>
    <message>
        <source>1–4 h</source>
        <translation>1–4 giờ</translation>
    </message>
    <message>
        <source>4–12 h</source>
        <translation>4–12 giờ</translation>
    </message>
    <message>
        <source>12–24 h</source>
        <translation>12–24 giờ</translation>
    </message>
    <message>
        <source>1–3 days</source>
        <translation>1–3 ngày</translation>
    </message>
    <message>
        <source>3–7 days</source>
        <translation>3–7 ngày</translation>
    </message>
    <message>
        <source>over 7 days</source>
        <translation>trên 7 ngày</translation>
    </message>
    <message>
        <source>Waiting now, by age</source>
        <translation>Đang chờ, theo thời gian chờ</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>đang chờ</translation>
    </message>
    <message>
        <source>Nothing waits. Well done.</source>
        <translation>Không còn ý kiến nào chờ. Bạn làm tốt lắm.</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Đã chờ</translation>
    </message>
    <message>
        <source>left for later: %1</source>
        <translation>để lại: %1</translation>
    </message>
    <message>
        <source>with the chief: %1</source>
        <translation>ở trưởng ban: %1</translation>
    </message>
    <message>
        <source>conflicts: %1</source>
        <translation>xung đột: %1</translation>
    </message>
    <message>
        <source>set aside with their articles: %1</source>
        <translation>thuộc bài ngoài hàng chờ: %1</translation>
    </message>
    <message>
        <source>Besides: %1.</source>
        <translation>Ngoài ra: %1.</translation>
    </message>
    <message>
        <source>decided on the site</source>
        <translation>trang báo quyết định</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Quyết định</translation>
    </message>
    <message>
        <source>share approved</source>
        <translation>tỷ lệ duyệt</translation>
    </message>
    <message>
        <source>Each comment once, with the last decision that was not taken back.</source>
        <translation>Mỗi ý kiến tính một lần, theo quyết định cuối cùng không bị hoàn tác.</translation>
    </message>
    <message>
        <source>under 5 min</source>
        <translation>dưới 5 phút</translation>
    </message>
    <message>
        <source>5–15 min</source>
        <translation>5–15 phút</translation>
    </message>
    <message>
        <source>4–24 h</source>
        <translation>4–24 giờ</translation>
    </message>
    <message>
        <source>over 24 h</source>
        <translation>trên 24 giờ</translation>
    </message>
    <message>
        <source>Half were decided within %1, nine of ten within %2.</source>
        <translation>Một nửa được quyết định trong vòng %1, chín phần mười trong vòng %2.</translation>
    </message>
    <message>
        <source>From the reader&apos;s sending to the decision</source>
        <translation>Từ lúc bạn đọc gửi đến lúc quyết định</translation>
    </message>
    <message>
        <source>decisions</source>
        <translation>quyết định</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Đã chờ</translation>
    </message>
    <message>
        <source>What was noticed</source>
        <translation>Dấu hiệu</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Dấu hiệu</translation>
    </message>
    <message>
        <source>As it stood when it was decided; a comment may have several.</source>
        <translation>Theo lúc quyết định; một ý kiến có thể có nhiều dấu hiệu.</translation>
    </message>
    <message>
        <source>Nothing was noticed in what was decided.</source>
        <translation>Các ý kiến đã quyết định không có dấu hiệu nào.</translation>
    </message>
    <message>
        <source>noticed, removed</source>
        <translation>có dấu hiệu, đã loại</translation>
    </message>
    <message>
        <source>noticed, approved after an edit</source>
        <translation>có dấu hiệu, sửa rồi duyệt</translation>
    </message>
    <message>
        <source>noticed, approved as it was</source>
        <translation>có dấu hiệu, duyệt nguyên văn</translation>
    </message>
    <message>
        <source>not noticed, removed</source>
        <translation>không dấu hiệu, đã loại</translation>
    </message>
    <message>
        <source>not noticed, approved</source>
        <translation>không dấu hiệu, đã duyệt</translation>
    </message>
    <message>
        <source>The rules and the moderators</source>
        <translation>Quy tắc và người duyệt</translation>
    </message>
    <message>
        <source>comments</source>
        <translation>ý kiến</translation>
    </message>
    <message>
        <source>Writing that is only to be mended, as missing marks, is left out here.</source>
        <translation>Không kể những lỗi chỉ cần sửa, như thiếu dấu.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Why comments were edited</source>
        <translation>Vì sao đã sửa ý kiến</translation>
    </message>
    <message>
        <source>edits</source>
        <translation>lần sửa</translation>
    </message>
    <message>
        <source>No comment was edited in this time.</source>
        <translation>Không ý kiến nào được sửa trong thời gian này.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>By section</source>
        <translation>Theo chuyên mục</translation>
    </message>
    <message>
        <source>no section</source>
        <translation>không có chuyên mục</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Chuyên mục</translation>
    </message>
    <message>
        <source>By article</source>
        <translation>Theo bài</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Bài viết</translation>
    </message>
    <message>
        <source>By moderator</source>
        <translation>Theo người duyệt</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>Người duyệt</translation>
    </message>
    <message>
        <source>For the chief only. Numbers alone say little: hard comments take long.</source>
        <translation>Chỉ dành cho trưởng ban. Con số nói được rất ít: ý kiến khó cần nhiều thời gian.</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>duyệt</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>loại</translation>
    </message>
    <message>
        <source>Nothing was decided in this time.</source>
        <translation>Không có quyết định nào trong thời gian này.</translation>
    </message>
    <message>
        <source>The %1 with most decisions.</source>
        <translation>%1 mục có nhiều quyết định nhất.</translation>
    </message>
</context>
<context>
    <name>CheckedField</name>
    <message>
        <source>Leave “%1” as typed</source>
        <translation>Để nguyên “%1”</translation>
    </message>
    <message>
        <source>no such syllable</source>
        <translation>không có tiếng này</translation>
    </message>
    <message>
        <source>lacks its marks</source>
        <translation>thiếu dấu</translation>
    </message>
</context>
<context>
    <name>ChiefDialogs</name>
    <message>
        <source>Nothing that is selected waits for the hours.</source>
        <translation>Không có ý kiến nào đang chọn phải chờ giờ đăng.</translation>
    </message>
    <message numerus="yes">
        <source>%n approval(s) will be sent now.</source>
        <translation>
            <numerusform>%n lệnh duyệt sẽ được gửi ngay.</numerusform>
        </translation>
    </message>
    <message>
        <source>This comment stands in no section.</source>
        <translation>Ý kiến này không thuộc chuyên mục nào.</translation>
    </message>
    <message>
        <source>No comment is selected.</source>
        <translation>Chưa chọn ý kiến nào.</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>No comment is selected.</source>
        <translation>Chưa chọn ý kiến nào.</translation>
    </message>
    <message>
        <source>Nothing is being edited.</source>
        <translation>Bạn đang không sửa gì cả.</translation>
    </message>
    <message numerus="yes">
        <source>The whole list is selected, %n comment(s): a key decides all.</source>
        <translation>
            <numerusform>Đã chọn cả danh sách, %n ý kiến: một phím quyết định tất cả.</numerusform>
        </translation>
    </message>
    <message>
        <source>This comment answers none, and none answers it.</source>
        <translation>Ý kiến này không trả lời ai và chưa ai trả lời.</translation>
    </message>
    <message>
        <source>It is not in this list. The view “All” has it.</source>
        <translation>Không có trong danh sách này. Mục “Tất cả” có ý kiến đó.</translation>
    </message>
    <message>
        <source>Nothing but the name is known: these may be several people&apos;s comments.</source>
        <translation>Chỉ biết tên: có thể là ý kiến của nhiều người.</translation>
    </message>
    <message>
        <source>Nothing was noticed in this comment.</source>
        <translation>Ý kiến này không có dấu hiệu nào.</translation>
    </message>
    <message>
        <source>No further comment with this finding: %1</source>
        <translation>Phía sau không còn ý kiến có dấu hiệu này: %1</translation>
    </message>
    <message>
        <source>No earlier comment with this finding: %1</source>
        <translation>Phía trước không có ý kiến có dấu hiệu này: %1</translation>
    </message>
</context>
<context>
    <name>CommentCard</name>
    <message>
        <source>The comment</source>
        <translation>Ý kiến</translation>
    </message>
    <message numerus="yes">
        <source>%n published reply(s) stay below it on the page; take each down by itself where the order covers it:</source>
        <translation>
            <numerusform>%n câu trả lời đang đăng bên dưới vẫn còn; nếu lệnh gỡ có cả chúng, hãy gỡ từng câu:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommentSheet</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 đến %2</translation>
    </message>
    <message>
        <source>The comment</source>
        <translation>Ý kiến</translation>
    </message>
    <message>
        <source>What was read of it</source>
        <translation>Các bản đã đọc</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Diễn biến</translation>
    </message>
    <message>
        <source>Nobody has decided about it, and nobody noted anything.</source>
        <translation>Chưa ai quyết định và chưa ai ghi chú gì.</translation>
    </message>
    <message>
        <source>Struck out: taken away. Underlined: added. Characters that cannot be seen stand in brackets by their Unicode number. Each row&apos;s hash is the one in the log, whose chain can be verified.</source>
        <translation>Gạch ngang: bỏ đi. Gạch chân: thêm vào. Ký tự không nhìn thấy được ghi trong ngoặc vuông theo số Unicode. Mã băm của mỗi dòng là mã trong nhật ký; chuỗi nhật ký kiểm chứng được.</translation>
    </message>
    <message>
        <source>Chief of the desk</source>
        <translation>Trưởng ban</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>Người nhận</translation>
    </message>
    <message>
        <source>Prepared by</source>
        <translation>Người lập</translation>
    </message>
    <message>
        <source>Newspaper</source>
        <translation>Trang báo</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Bài viết</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Chuyên mục</translation>
    </message>
    <message>
        <source>Article&apos;s address</source>
        <translation>Địa chỉ bài viết</translation>
    </message>
    <message>
        <source>Comment&apos;s address</source>
        <translation>Địa chỉ ý kiến</translation>
    </message>
    <message>
        <source>Number on the site</source>
        <translation>Mã trên trang báo</translation>
    </message>
    <message>
        <source>Number here</source>
        <translation>Mã ở đây</translation>
    </message>
    <message>
        <source>Reader&apos;s name</source>
        <translation>Tên bạn đọc</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Tài khoản</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Thư điện tử</translation>
    </message>
    <message>
        <source>Network address</source>
        <translation>Địa chỉ mạng</translation>
    </message>
    <message>
        <source>Reader known by</source>
        <translation>Nhận biết bạn đọc qua</translation>
    </message>
    <message>
        <source>neither account nor e-mail: the name alone</source>
        <translation>không có tài khoản, không có thư điện tử: chỉ có tên</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Viết lúc</translation>
    </message>
    <message>
        <source>In reply to</source>
        <translation>Trả lời</translation>
    </message>
    <message>
        <source>Stands now as</source>
        <translation>Hiện nay</translation>
    </message>
    <message>
        <source>the reader&apos;s words</source>
        <translation>lời bạn đọc</translation>
    </message>
    <message>
        <source>edited at this desk</source>
        <translation>đã sửa tại tòa soạn</translation>
    </message>
    <message>
        <source>edited on the site</source>
        <translation>đã sửa trên trang báo</translation>
    </message>
    <message>
        <source>Version %1: %2, first seen %3</source>
        <translation>Bản %1: %2, thấy lần đầu %3</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Ký tên</translation>
    </message>
    <message>
        <source>The text is that of the version before.</source>
        <translation>Nội dung như bản trước.</translation>
    </message>
    <message>
        <source>Noticed</source>
        <translation>Dấu hiệu</translation>
    </message>
    <message>
        <source>%1 by %2, %3</source>
        <comment>what, who, when</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Taking back at the site: %1</source>
        <translation>Rút lại trên trang báo: %1</translation>
    </message>
    <message>
        <source>Sent to the site: %1</source>
        <translation>Gửi trang báo: %1</translation>
    </message>
    <message>
        <source>the text of version %1</source>
        <translation>nội dung của bản %1</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Về</translation>
    </message>
    <message>
        <source>%1, before: %2</source>
        <translation>%1, trước đó: %2</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Reason of the edit</source>
        <translation>Lý do sửa</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>The site</source>
        <translation>Gửi trang báo</translation>
    </message>
    <message>
        <source>The site said</source>
        <translation>Trang báo trả lời</translation>
    </message>
    <message>
        <source>purged on request, no longer here: %1</source>
        <translation>đã xóa theo yêu cầu, không còn ở đây: %1</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Dữ liệu cá nhân</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) of this comment&apos;s rows</source>
        <translation>
            <numerusform>%n trường trong các dòng về ý kiến này</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Đã xóa</translation>
    </message>
    <message>
        <source>Row of the log</source>
        <translation>Dòng nhật ký</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Mã băm</translation>
    </message>
    <message>
        <source>the text before</source>
        <translation>nội dung trước</translation>
    </message>
    <message>
        <source>the text after</source>
        <translation>nội dung sau</translation>
    </message>
    <message>
        <source>the name before</source>
        <translation>tên trước</translation>
    </message>
    <message>
        <source>the name after</source>
        <translation>tên sau</translation>
    </message>
    <message>
        <source>the unfinished edit</source>
        <translation>bản sửa dở</translation>
    </message>
    <message>
        <source>the name in the unfinished edit</source>
        <translation>tên trong bản sửa dở</translation>
    </message>
    <message>
        <source>the note</source>
        <translation>ghi chú</translation>
    </message>
    <message>
        <source>what was noticed</source>
        <translation>dấu hiệu</translation>
    </message>
    <message>
        <source>who ordered it</source>
        <translation>người yêu cầu</translation>
    </message>
    <message>
        <source>the document</source>
        <translation>văn bản yêu cầu</translation>
    </message>
    <message>
        <source>what the site said</source>
        <translation>câu trả lời của trang báo</translation>
    </message>
</context>
<context>
    <name>CommentView</name>
    <message>
        <source>Comment</source>
        <translation>Nội dung ý kiến</translation>
    </message>
    <message numerus="yes">
        <source>Show all: %n more letter(s)</source>
        <translation>
            <numerusform>Hiện toàn bộ: còn %n ký tự</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Company</name>
    <message>
        <source>Somebody else is looking at this: %1, since %2</source>
        <translation>Đang có người khác xem: %1, từ %2</translation>
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
        <translation>Trang WordPress cần tên người dùng và mật khẩu ứng dụng (Người dùng → Hồ sơ). Trang có dịch vụ ý kiến riêng cần mã truy cập.</translation>
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
        <source>Technical details</source>
        <translation>Chi tiết kỹ thuật</translation>
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
        <translation>Chỉ nhớ đến khi tắt chương trình</translation>
    </message>
    <message>
        <source>In an unprotected file that only this account can read</source>
        <translation>Trong tệp không mã hóa, chỉ tài khoản máy này đọc được</translation>
    </message>
    <message>
        <source>This computer has no keyring that answers. Keep the password:</source>
        <translation>Máy này không có kho mật khẩu dùng được. Giữ mật khẩu ở đâu?</translation>
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
        <translation>Đang liên lạc với trang báo…</translation>
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
        <source>Check the address, and whether this computer is connected</source>
        <translation>Hãy kiểm tra địa chỉ và kết nối mạng của máy này</translation>
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
    <message>
        <source>close articles for comments and open them</source>
        <translation>đóng và mở ý kiến của bài</translation>
    </message>
    <message>
        <source>block readers</source>
        <translation>chặn bạn đọc</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n ý kiến</numerusform>
        </translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>hơn %1</translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>Moderator - locked</source>
        <translation>Duyệt ý kiến – đã khóa</translation>
    </message>
</context>
<context>
    <name>CoverPage</name>
    <message>
        <source>Locked</source>
        <translation>Đã khóa</translation>
    </message>
    <message>
        <source>Since %1. Comments go on being fetched and sent; drafts are kept.</source>
        <translation>Từ %1. Ý kiến vẫn được lấy về, quyết định vẫn được gửi đi; bản nháp vẫn giữ.</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>Mở &amp;khóa</translation>
    </message>
    <message>
        <source>Somebody &amp;else…</source>
        <translation>&amp;Người khác…</translation>
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
            <numerusform>%n đã từ chối</numerusform>
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
        <translation>Bài đã đóng ý kiến.</translation>
    </message>
    <message>
        <source>Your draft of the earlier version: %1</source>
        <translation>Bản nháp của bạn trên lời cũ: %1</translation>
    </message>
    <message>
        <source>This desk edits nothing at this site: approve it as it is, or reject it.</source>
        <translation>Tòa soạn không sửa lời bạn đọc ở trang này: hãy duyệt nguyên văn hoặc từ chối.</translation>
    </message>
    <message>
        <source>Nothing is offered for this comment.</source>
        <translation>Không có gợi ý nào cho ý kiến này.</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Taken down, and the public page no longer shows it: %1</source>
        <translation>Đã gỡ, trang công khai không còn hiện: %1</translation>
    </message>
    <message>
        <source>The filter line</source>
        <translation>Dòng lọc</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>Ngôn ngữ sẽ đổi từ lần mở sau.</translation>
    </message>
    <message>
        <source>Text size: %1</source>
        <translation>Cỡ chữ: %1</translation>
    </message>
    <message>
        <source>Connected. The comments are being fetched.</source>
        <translation>Đã kết nối. Đang lấy ý kiến về.</translation>
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
    <name>Differences</name>
    <message>
        <source>no reason</source>
        <translation>không có lý do</translation>
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
        <source>spam</source>
        <translation>thư rác</translation>
    </message>
    <message>
        <source>First: %1; second: %2; now: %3</source>
        <translation>Lần đầu: %1; lần hai: %2; hiện nay: %3</translation>
    </message>
</context>
<context>
    <name>EditChanges</name>
    <message>
        <source>Changes to the reader&apos;s words</source>
        <translation>Khác với lời bạn đọc</translation>
    </message>
    <message>
        <source>Rea&amp;son of the edit</source>
        <translation>&amp;Lý do sửa</translation>
    </message>
    <message>
        <source>%1 (from the change)</source>
        <translation>%1 (theo chỗ đã sửa)</translation>
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
        <translation>&amp;Tên bạn đọc</translation>
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
        <source>Save and approve</source>
        <translation>Lưu và duyệt</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>The site keeps names</source>
        <translation>Trang báo không cho đổi tên</translation>
    </message>
    <message>
        <source>Read it over: %1 approves, Ctrl+Z takes back.</source>
        <translation>Hãy đọc lại: %1 để duyệt, Ctrl+Z để lấy lại.</translation>
    </message>
    <message>
        <source>No word lacks its diacritics.</source>
        <translation>Không có chữ nào thiếu dấu.</translation>
    </message>
    <message>
        <source>Back to typing</source>
        <translation>Gõ tiếp</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export the log</source>
        <translation>Xuất nhật ký</translation>
    </message>
    <message>
        <source>CSV: for Excel and other spreadsheets</source>
        <translation>CSV: cho Excel và bảng tính khác</translation>
    </message>
    <message>
        <source>XLSX: an Excel workbook</source>
        <translation>XLSX: sổ tính Excel</translation>
    </message>
    <message>
        <source>JSON Lines: exact, for programs</source>
        <translation>JSON Lines: nguyên vẹn, cho chương trình khác</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Chọn…</translation>
    </message>
    <message>
        <source>How much is written</source>
        <translation>Đã ghi được</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>Định &amp;dạng</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>Thời &amp;gian</translation>
    </message>
    <message>
        <source>&amp;Moderator</source>
        <translation>&amp;Người duyệt</translation>
    </message>
    <message>
        <source>&amp;Newspaper</source>
        <translation>&amp;Trang báo</translation>
    </message>
    <message>
        <source>Fi&amp;le</source>
        <translation>Tệ&amp;p</translation>
    </message>
    <message>
        <source>What a spreadsheet would run as a formula gets an apostrophe in front; the last column says in which cells.</source>
        <translation>Chữ mà bảng tính sẽ chạy như công thức được thêm dấu nháy ở trước; cột cuối ghi rõ ở ô nào.</translation>
    </message>
    <message>
        <source>UTF-8, opens right in Excel. %1</source>
        <translation>UTF-8, mở đúng chữ trong Excel. %1</translation>
    </message>
    <message>
        <source>%1 A cell ends at 32,767 characters: longer texts say so and stand whole in the other two formats.</source>
        <translation>%1 Mỗi ô chứa tối đa 32.767 ký tự: văn bản dài hơn có ghi chú và nằm trọn trong hai định dạng kia.</translation>
    </message>
    <message>
        <source>Every character as it was, one row a line. Not for opening in a spreadsheet.</source>
        <translation>Giữ nguyên từng ký tự, mỗi dòng một mục. Không dùng để mở bằng bảng tính.</translation>
    </message>
    <message>
        <source>moderation-log-%1</source>
        <comment>a file&apos;s name, without diacritics</comment>
        <translation>nhat-ky-duyet-%1</translation>
    </message>
    <message>
        <source>Say where the file is to go.</source>
        <translation>Hãy cho biết ghi tệp vào đâu.</translation>
    </message>
    <message>
        <source>This file is there already. Press Export again to replace it.</source>
        <translation>Đã có tệp này. Bấm Xuất lần nữa để ghi đè.</translation>
    </message>
    <message>
        <source>Cancelled: no file was written.</source>
        <translation>Đã hủy: không ghi tệp nào.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are in %1. Newest hash of the log: %2</source>
        <translation>
            <numerusform>Đã ghi %n dòng vào %1. Mã băm mới nhất của nhật ký: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>FamilyFields</name>
    <message>
        <source>The program&apos;s phrases a&amp;gain</source>
        <translation>Trở về bản của chươn&amp;g trình</translation>
    </message>
    <message>
        <source>The program&apos;s phrases and yours. Phrases that come with an update are added by themselves; those you take out stay out.</source>
        <translation>Cụm từ của chương trình và của bạn. Cụm mới theo bản cập nhật tự thêm vào; cụm bạn bỏ thì vẫn bỏ.</translation>
    </message>
    <message>
        <source>With or without &amp;marks</source>
        <translation>Có &amp;dấu hay không</translation>
    </message>
    <message>
        <source>Only with all their ma&amp;rks</source>
        <translation>Chỉ k&amp;hi đủ dấu</translation>
    </message>
    <message>
        <source>As the program has it.</source>
        <translation>Như bản của chương trình.</translation>
    </message>
    <message>
        <source>%1 added, %2 taken out.</source>
        <translation>Thêm %1, bỏ %2.</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Everybody</source>
        <translation>Mọi người</translation>
    </message>
    <message>
        <source>All sites</source>
        <translation>Mọi trang báo</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Mọi việc</translation>
    </message>
</context>
<context>
    <name>FindingsBlock</name>
    <message>
        <source>Name: %1</source>
        <translation>Tên: %1</translation>
    </message>
    <message>
        <source>Propose diacritics</source>
        <translation>Xem dấu được đề nghị</translation>
    </message>
    <message>
        <source>List them</source>
        <translation>Liệt kê các ý kiến này</translation>
    </message>
    <message>
        <source>Hide it</source>
        <translation>Che lại</translation>
    </message>
    <message>
        <source>Use the decoded text</source>
        <translation>Dùng bản đã giải mã</translation>
    </message>
    <message>
        <source>Use what is offered</source>
        <translation>Dùng bản được gợi ý</translation>
    </message>
</context>
<context>
    <name>FloodAlarm</name>
    <message>
        <source>Show them</source>
        <translation>Xem</translation>
    </message>
    <message>
        <source>This article…</source>
        <translation>Bài này…</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Gác lại</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>Còn %n nữa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more alarm(s)</source>
        <translation>
            <numerusform>Còn %n báo động nữa</numerusform>
        </translation>
    </message>
    <message>
        <source>under “%1”</source>
        <translation>dưới bài “%1”</translation>
    </message>
    <message>
        <source>signed “%1”</source>
        <translation>ký tên “%1”</translation>
    </message>
    <message>
        <source>from the address %1</source>
        <translation>từ địa chỉ %1</translation>
    </message>
    <message numerus="yes">
        <source>Flood: %n comment(s)</source>
        <translation>
            <numerusform>Dồn dập: %n ý kiến</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>within %n minute(s)</source>
        <translation>
            <numerusform>trong %n phút</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>usually no more than %n</source>
        <translation>
            <numerusform>thường không quá %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FloodFields</name>
    <message>
        <source>Alarm about a flood</source>
        <translation>Báo động khi ý kiến dồn dập</translation>
    </message>
    <message>
        <source>So many comments within ten minutes raise the alarm above the list, for everybody at the desk. Where more is usual here, only what goes beyond that does.</source>
        <translation>Trong mười phút có chừng ấy ý kiến thì báo động hiện phía trên danh sách, với mọi người trong tòa soạn. Nơi nào thường có nhiều hơn thì chỉ báo khi vượt mức thường thấy.</translation>
    </message>
    <message>
        <source>Under one art&amp;icle</source>
        <translation>Dưới một &amp;bài</translation>
    </message>
    <message>
        <source>Under one na&amp;me</source>
        <translation>Dưới một tê&amp;n</translation>
    </message>
    <message>
        <source>From one a&amp;ddress</source>
        <translation>Từ một đị&amp;a chỉ</translation>
    </message>
    <message>
        <source>never an alarm</source>
        <translation>không bao giờ báo</translation>
    </message>
    <message>
        <source> comments</source>
        <translation> ý kiến</translation>
    </message>
</context>
<context>
    <name>Floods</name>
    <message>
        <source>Floods, articles, and who came together</source>
        <translation>Dồn dập, từng bài, và ai kéo đến cùng lúc</translation>
    </message>
    <message>
        <source>Ctrl+A selects them all; a key then decides them as a whole.</source>
        <translation>Ctrl+A chọn tất cả; rồi một phím quyết định cả nhóm.</translation>
    </message>
    <message>
        <source>Paused: “%1”. The same command resumes it; what waits is in the view “Paused”.</source>
        <translation>Đã tạm dừng: “%1”. Dùng lại lệnh này để duyệt tiếp; ý kiến đang chờ nằm ở mục “Tạm dừng”.</translation>
    </message>
    <message>
        <source>Resumed: “%1”.</source>
        <translation>Duyệt tiếp: “%1”.</translation>
    </message>
    <message>
        <source>No comment is selected.</source>
        <translation>Chưa chọn ý kiến nào.</translation>
    </message>
</context>
<context>
    <name>FloodsDialog</name>
    <message>
        <source>Floods</source>
        <translation>Dồn dập</translation>
    </message>
    <message>
        <source>More comments within ten minutes than this desk is used to: than the mean of the last 28 days and three deviations. The settings say from how many on.</source>
        <translation>Nhiều ý kiến trong mười phút hơn tòa soạn vẫn quen: hơn mức trung bình của 28 ngày qua cộng ba độ lệch chuẩn. Từ bao nhiêu ý kiến thì báo: xem Cài đặt, trang Công việc.</translation>
    </message>
    <message>
        <source>Nothing bursts.</source>
        <translation>Không có bài nào, ai hay địa chỉ nào dồn dập ý kiến.</translation>
    </message>
    <message>
        <source>&amp;Show them</source>
        <translation>&amp;Xem</translation>
    </message>
    <message>
        <source>This &amp;article…</source>
        <translation>&amp;Bài này…</translation>
    </message>
    <message>
        <source>&amp;Put aside</source>
        <translation>&amp;Gác lại</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>từ %1</translation>
    </message>
    <message>
        <source>&amp;Came together…</source>
        <translation>&amp;Kéo đến cùng lúc…</translation>
    </message>
    <message>
        <source>&amp;What counts</source>
        <translation>Cách &amp;tính</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>FolderButton</name>
    <message>
        <source>Open the &amp;folder</source>
        <translation>Mở &amp;thư mục</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>End this first, or leave it with Esc: then the program quits.</source>
        <translation>Hãy làm xong hộp thoại này hoặc nhấn Esc để đóng; sau đó mới thoát chương trình được.</translation>
    </message>
</context>
<context>
    <name>HandingOver</name>
    <message>
        <source>No note of a shift waits for you.</source>
        <translation>Không có ghi chú giao ca nào chờ bạn đọc.</translation>
    </message>
    <message>
        <source>The shift before left a note: “Notes of the shift before” shows it.</source>
        <translation>Ca trước có để lại ghi chú: xem ở lệnh “Ghi chú của ca trước”.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Reader comments</source>
        <translation>Ý kiến bạn đọc</translation>
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
        <source>Commands</source>
        <translation>Các lệnh</translation>
    </message>
    <message>
        <source>Commands (%1)</source>
        <translation>Các lệnh (%1)</translation>
    </message>
    <message>
        <source>Name written to the log: %1</source>
        <translation>Tên ghi vào nhật ký: %1</translation>
    </message>
    <message>
        <source>The name written to the log. Click where somebody else is working.</source>
        <translation>Tên ghi vào nhật ký. Bấm vào đây khi người khác ngồi vào làm.</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Khác</translation>
    </message>
    <message>
        <source>Keys decide by their place on the keyboard, so they work the same with Telex and VNI. A key held down decides once; nothing is decided before the text was on the screen.</source>
        <translation>Phím được nhận theo vị trí trên bàn phím, nên gõ Telex hay VNI đều như nhau. Giữ phím chỉ quyết định một lần; chưa hiện nội dung thì chưa quyết định gì.</translation>
    </message>
    <message>
        <source>&amp;About and licences</source>
        <translation>&amp;Giới thiệu và giấy phép</translation>
    </message>
    <message>
        <source>Change &amp;keys…</source>
        <translation>Đổi &amp;phím…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;In…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>chưa đặt</translation>
    </message>
    <message>
        <source>&amp;Filter line</source>
        <translation>&amp;Dòng lọc</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Quyết định</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Leave the editor; the draft is kept</source>
        <translation>Đóng ô sửa, vẫn giữ bản nháp</translation>
    </message>
    <message>
        <source>Proposed diacritics</source>
        <translation>Dấu được đề nghị</translation>
    </message>
    <message>
        <source>Accept the word and go to the next</source>
        <translation>Nhận chữ này rồi sang chữ kế tiếp</translation>
    </message>
    <message>
        <source>To another word</source>
        <translation>Sang chữ khác</translation>
    </message>
    <message>
        <source>Take another reading by its number</source>
        <translation>Chọn cách đọc khác theo số</translation>
    </message>
    <message>
        <source>Leave the word as typed</source>
        <translation>Giữ chữ như bạn đọc gõ</translation>
    </message>
    <message>
        <source>Accept all certain words, stop at the first doubtful</source>
        <translation>Nhận hết chữ chắc chắn, dừng ở chữ đầu tiên cần xem</translation>
    </message>
    <message>
        <source>Write out short forms, or keep them</source>
        <translation>Viết rõ chữ tắt hoặc giữ nguyên</translation>
    </message>
    <message>
        <source>Back to typing; what was accepted stays</source>
        <translation>Quay lại gõ; chữ đã nhận vẫn giữ</translation>
    </message>
    <message>
        <source>Comment and reader</source>
        <translation>Ý kiến và bạn đọc</translation>
    </message>
    <message>
        <source>Articles and the chief</source>
        <translation>Bài viết và trưởng ban</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Di chuyển</translation>
    </message>
    <message>
        <source>Select several</source>
        <translation>Chọn nhiều ý kiến</translation>
    </message>
    <message>
        <source>To the next part of the window</source>
        <translation>Sang phần kế tiếp của cửa sổ</translation>
    </message>
    <message>
        <source>Find and read</source>
        <translation>Tìm và đọc</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Phím cách</translation>
    </message>
    <message>
        <source>Read on in a long comment</source>
        <translation>Đọc tiếp ý kiến dài</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Chương trình</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Giao diện</translation>
    </message>
    <message>
        <source>Log and desk</source>
        <translation>Nhật ký và tòa soạn</translation>
    </message>
</context>
<context>
    <name>HoldsDialog</name>
    <message>
        <source>Held by the chief</source>
        <translation>Trưởng ban đang giữ</translation>
    </message>
    <message>
        <source>What waits in a held section or article goes to the chief, and nobody else can approve it. Approvals there that are not sent yet are stopped.</source>
        <translation>Ý kiến chờ ở chuyên mục hay bài bị giữ được chuyển cho trưởng ban, và chỉ trưởng ban duyệt được. Lệnh duyệt chưa gửi ở đó bị dừng lại.</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Tìm</translation>
    </message>
    <message>
        <source>Sections and articles</source>
        <translation>Chuyên mục và bài</translation>
    </message>
    <message>
        <source>&amp;Why, in a few words</source>
        <translation>&amp;Vì sao (vài chữ)</translation>
    </message>
    <message>
        <source>Moderators read it where they cannot approve</source>
        <translation>Người duyệt thấy lời này khi bị lệnh giữ ngăn lại</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Đang tìm…</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Giữ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Section: %1</source>
        <translation>Chuyên mục: %1</translation>
    </message>
    <message>
        <source>held by %1 since %2</source>
        <translation>%1 giữ từ %2</translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>Đang giữ %n nơi</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is held.</source>
        <translation>Không giữ nơi nào.</translation>
    </message>
    <message>
        <source>Lift the hold</source>
        <translation>Bỏ lệnh giữ</translation>
    </message>
    <message>
        <source>The hold is lifted.</source>
        <translation>Đã bỏ lệnh giữ.</translation>
    </message>
    <message>
        <source>It is held from now on.</source>
        <translation>Từ giờ nơi này được giữ.</translation>
    </message>
    <message numerus="yes">
        <source>%n unsent approval(s) stopped.</source>
        <translation>
            <numerusform>Đã dừng %n lệnh duyệt chưa gửi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n approval(s) are being sent at this moment.</source>
        <translation>
            <numerusform>%n lệnh duyệt đang được gửi, không dừng kịp.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HoursBlock</name>
    <message>
        <source>Publish now</source>
        <translation>Đăng ngay</translation>
    </message>
    <message>
        <source>Approved, to be published at %1.</source>
        <translation>Đã duyệt, sẽ đăng lúc %1.</translation>
    </message>
</context>
<context>
    <name>HoursFields</name>
    <message>
        <source>Send &amp;approvals only from</source>
        <translation>Chỉ gửi lệnh &amp;duyệt từ</translation>
    </message>
    <message>
        <source>Approvals are sent from</source>
        <translation>Gửi lệnh duyệt từ giờ</translation>
    </message>
    <message>
        <source>Approvals are sent until</source>
        <translation>Gửi lệnh duyệt đến giờ</translation>
    </message>
    <message>
        <source>Time zone of the hours</source>
        <translation>Múi giờ của giờ đăng</translation>
    </message>
    <message>
        <source>Vietnam</source>
        <translation>Việt Nam</translation>
    </message>
    <message>
        <source>Thailand</source>
        <translation>Thái Lan</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>Nhật Bản</translation>
    </message>
    <message>
        <source>Sydney</source>
        <translation>Sydney</translation>
    </message>
    <message>
        <source>Czechia</source>
        <translation>Séc</translation>
    </message>
    <message>
        <source>France</source>
        <translation>Pháp</translation>
    </message>
    <message>
        <source>California</source>
        <translation>California</translation>
    </message>
    <message>
        <source>to</source>
        <translation>đến</translation>
    </message>
</context>
<context>
    <name>KeyFields</name>
    <message>
        <source>Find an action or a key</source>
        <translation>Tìm theo tên lệnh hoặc phím</translation>
    </message>
    <message>
        <source>No action is called so.</source>
        <translation>Không có lệnh nào như vậy.</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>chưa đặt phím</translation>
    </message>
    <message>
        <source>Go to a field and press the new key. Backspace brings the first key back, Delete leaves none.</source>
        <translation>Vào ô rồi bấm phím mới. Backspace trả về phím ban đầu, Delete để trống.</translation>
    </message>
    <message>
        <source>The first key again</source>
        <translation>Về phím ban đầu</translation>
    </message>
    <message>
        <source>The first key again: %1</source>
        <translation>Về phím ban đầu: %1</translation>
    </message>
    <message>
        <source>%1 does two things: %2, %3.</source>
        <translation>%1 bị dùng cho hai việc: %2, %3.</translation>
    </message>
    <message>
        <source>%1: Unikey may join this key with the next one into a letter with a mark, and that next key then does nothing. Consonants other than D and W are safe.</source>
        <translation>%1: Unikey có thể ghép phím này với phím bấm sau thành chữ có dấu, khi đó phím bấm sau không có tác dụng. Các phụ âm trừ D và W thì an toàn.</translation>
    </message>
    <message>
        <source>%1 cannot be used: input methods send it to correct letters.</source>
        <translation>Không dùng được %1: bộ gõ gửi phím này để sửa chữ.</translation>
    </message>
    <message>
        <source>%1 cannot be used: it is needed where something is written.</source>
        <translation>Không dùng %1 được: phím ấy để gõ chữ, mà việc này làm trong lúc gõ.</translation>
    </message>
    <message>
        <source>%1 cannot be used: it switches input methods such as Unikey.</source>
        <translation>Không dùng được %1: phím này bật tắt bộ gõ như Unikey.</translation>
    </message>
    <message>
        <source>%1 cannot be used: lists, fields and buttons need it.</source>
        <translation>Không dùng được %1: danh sách, ô nhập và nút cần phím này.</translation>
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
        <source>%1 “%2”</source>
        <translation>%1 “%2”</translation>
    </message>
</context>
<context>
    <name>LearningPage</name>
    <message>
        <source>How far the decisions are read</source>
        <translation>Đã đọc đến đâu trong các quyết định</translation>
    </message>
    <message>
        <source>&amp;Evaluate again</source>
        <translation>Thử &amp;lại</translation>
    </message>
    <message>
        <source>&amp;Turn off</source>
        <translation>&amp;Tắt</translation>
    </message>
    <message>
        <source>&amp;Forget everything…</source>
        <translation>&amp;Quên hết…</translation>
    </message>
    <message>
        <source>What was learnt</source>
        <translation>Những gì đã học</translation>
    </message>
    <message>
        <source>Forget everything</source>
        <translation>Quên hết</translation>
    </message>
    <message>
        <source>Forget all that was learnt from the decisions so far?</source>
        <translation>Quên mọi điều đã học từ các quyết định đến nay?</translation>
    </message>
    <message>
        <source>The decisions and the log stay as they are. Only decisions from now on will teach, also after an undo. What was learnt cannot be brought back.</source>
        <translation>Các quyết định và nhật ký vẫn giữ nguyên. Từ nay chỉ quyết định mới được học, kể cả sau khi hoàn tác. Điều đã quên không lấy lại được.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Quên</translation>
    </message>
    <message>
        <source>Reading the decisions…</source>
        <translation>Đang đọc các quyết định…</translation>
    </message>
    <message>
        <source>&amp;Turn on</source>
        <translation>&amp;Bật</translation>
    </message>
</context>
<context>
    <name>LockChoice</name>
    <message>
        <source>After 10 minutes where you have a PIN</source>
        <translation>Sau 10 phút nếu bạn có mã PIN</translation>
    </message>
    <message>
        <source>Never by itself</source>
        <translation>Không tự khóa</translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>Sau %n phút</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogEntry</name>
    <message>
        <source>The chosen row</source>
        <translation>Dòng đang chọn</translation>
    </message>
    <message>
        <source>Choose a row to read it.</source>
        <translation>Chọn một dòng để đọc.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Noticed then</source>
        <translation>Dấu hiệu lúc đó</translation>
    </message>
    <message>
        <source>Print this comment&apos;s &amp;history…</source>
        <translation>In &amp;lịch sử ý kiến này…</translation>
    </message>
    <message>
        <source>Personal data of this row was purged.</source>
        <translation>Dữ liệu cá nhân của dòng này đã được xóa.</translation>
    </message>
    <message>
        <source>%1, before: %2</source>
        <translation>%1, trước đó: %2</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Bạn đọc</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Bài viết</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>The site</source>
        <translation>Gửi trang báo</translation>
    </message>
    <message>
        <source>Newspaper</source>
        <translation>Trang báo</translation>
    </message>
    <message>
        <source>Number on the site</source>
        <translation>Mã trên trang báo</translation>
    </message>
    <message>
        <source>Number in the log</source>
        <translation>Số trong nhật ký</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Mã băm</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>When</source>
        <translation>Ngày giờ</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>Người duyệt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Việc</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Bạn đọc</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Nội dung ý kiến</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Bài viết</translation>
    </message>
    <message>
        <source>The site</source>
        <translation>Gửi trang báo</translation>
    </message>
</context>
<context>
    <name>LogSheet</name>
    <message>
        <source>Row and hash</source>
        <translation>Dòng và mã băm</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Ngày giờ</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>Người duyệt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Việc</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Bạn đọc</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Ý kiến</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Bài viết</translation>
    </message>
    <message>
        <source>The site</source>
        <translation>Gửi trang báo</translation>
    </message>
    <message>
        <source>Chief of the desk</source>
        <translation>Trưởng ban</translation>
    </message>
    <message>
        <source>Prepared by</source>
        <translation>Người lập</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Ghi chú: %1</translation>
    </message>
    <message>
        <source>(personal data purged)</source>
        <translation>(dữ liệu cá nhân đã xóa)</translation>
    </message>
    <message numerus="yes">
        <source>[%n more character(s): see the export]</source>
        <translation>
            <numerusform>[còn %n ký tự: xem bản xuất]</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 đến %2</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Từ %1</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>Đến %1</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Từ trước đến nay</translation>
    </message>
    <message>
        <source>%1; the whole log has %2, %3 of them answers of sites, told here beside the decision they answer</source>
        <translation>%1; cả nhật ký có %2 dòng, trong đó %3 dòng là lời đáp của trang báo, ở đây ghi chung với quyết định được đáp</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Số dòng</translation>
    </message>
    <message>
        <source>Newspaper</source>
        <translation>Trang báo</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Việc</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm</translation>
    </message>
</context>
<context>
    <name>LogWindow</name>
    <message>
        <source>Log</source>
        <translation>Nhật ký</translation>
    </message>
    <message>
        <source>Search texts and names</source>
        <translation>Tìm trong nội dung và tên</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>&amp;Verify…</source>
        <translation>&amp;Kiểm tra…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Xuất…</translation>
    </message>
    <message>
        <source>P&amp;rint…</source>
        <translation>&amp;In…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Rows of the log</source>
        <translation>Các dòng nhật ký</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>Thời &amp;gian</translation>
    </message>
    <message>
        <source>&amp;Moderator</source>
        <translation>&amp;Người duyệt</translation>
    </message>
    <message>
        <source>&amp;Newspaper</source>
        <translation>&amp;Trang báo</translation>
    </message>
    <message>
        <source>&amp;Decision</source>
        <translation>&amp;Việc</translation>
    </message>
    <message>
        <source>Newest hash, of row %2: %1</source>
        <translation>Mã băm mới nhất, của dòng %2: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) shown.</source>
        <translation>
            <numerusform>Đang hiện %Ln dòng.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The whole log has %Ln row(s).</source>
        <translation>
            <numerusform>Cả nhật ký có %Ln dòng.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are answers of sites, told beside the decision they answer.</source>
        <translation>
            <numerusform>Trong đó %Ln dòng là lời đáp của trang báo, hiện chung dòng với quyết định được đáp.</numerusform>
        </translation>
    </message>
    <message>
        <source>No row of the log matches.</source>
        <translation>Không có dòng nhật ký nào khớp.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Đã sao chép</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Moderator</source>
        <translation>Duyệt ý kiến</translation>
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
    <message numerus="yes">
        <source>%1, %n left</source>
        <translation>
            <numerusform>%1, còn %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 - Moderator</source>
        <translation>%1 – Duyệt ý kiến</translation>
    </message>
    <message>
        <source>A fault of this program: see Problems.</source>
        <translation>Lỗi của chương trình: xem phần Trục trặc.</translation>
    </message>
</context>
<context>
    <name>ManualPage</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>MarkedReaders</name>
    <message>
        <source>Readers watched or trusted</source>
        <translation>Bạn đọc được theo dõi hoặc tin cậy</translation>
    </message>
    <message>
        <source>A watched reader&apos;s new comments go to the chief. A trusted reader&apos;s come later in the order by risk. Neither approves or rejects anything.</source>
        <translation>Ý kiến mới của bạn đọc được theo dõi sẽ được chuyển cho trưởng ban. Ý kiến của bạn đọc được tin cậy xếp sau theo mức rủi ro. Cả hai đều không tự duyệt hay từ chối.</translation>
    </message>
    <message>
        <source>Nobody is watched or trusted. It begins below a comment, beside its reader.</source>
        <translation>Chưa theo dõi hay tin cậy ai. Nút ở dưới mỗi ý kiến, cạnh thông tin bạn đọc.</translation>
    </message>
    <message>
        <source>&amp;Take the mark away</source>
        <translation>&amp;Bỏ đánh dấu</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>Đang theo dõi</translation>
    </message>
    <message>
        <source>Trusted</source>
        <translation>Được tin cậy</translation>
    </message>
</context>
<context>
    <name>NamedViewDialog</name>
    <message>
        <source>Keep this list as a view</source>
        <translation>Lưu danh sách này thành mục</translation>
    </message>
    <message>
        <source>Change the view</source>
        <translation>Đổi mục</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Tên</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Dòng lọc</translation>
    </message>
    <message>
        <source>For &amp;everybody at this computer</source>
        <translation>Cho &amp;mọi người ở máy này</translation>
    </message>
    <message>
        <source>The view stands in the side bar with its count; unless it is for everybody, only while you are at the window.</source>
        <translation>Mục nằm ở cột bên trái kèm số ý kiến; nếu không phải cho mọi người thì chỉ hiện khi bạn ngồi ở cửa sổ này.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>NamedViews</name>
    <message>
        <source>Change…	F2</source>
        <translation>Đổi…	F2</translation>
    </message>
    <message>
        <source>Move up	Alt+↑</source>
        <translation>Lên trên	Alt+↑</translation>
    </message>
    <message>
        <source>Move down	Alt+↓</source>
        <translation>Xuống dưới	Alt+↓</translation>
    </message>
    <message>
        <source>Delete	Del</source>
        <translation>Xóa	Del</translation>
    </message>
    <message>
        <source>Keep this list as a view…</source>
        <translation>Lưu danh sách này thành mục…</translation>
    </message>
</context>
<context>
    <name>Neighbour</name>
    <message>
        <source>replies to %1</source>
        <translation>trả lời %1</translation>
    </message>
    <message>
        <source>Level %1 of the thread. Enter opens it, arrows go to the others.</source>
        <translation>Tầng %1 của mạch trả lời. Enter để mở, mũi tên để sang ý kiến khác.</translation>
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
        <translation>&amp;Ghi chú cho trưởng ban</translation>
    </message>
    <message>
        <source>What should they look at?</source>
        <translation>Cần xem điều gì?</translation>
    </message>
    <message>
        <source>Pass on   Enter</source>
        <translation>Chuyển   Enter</translation>
    </message>
    <message>
        <source>Enter: done  ·  Shift+Enter: a new line</source>
        <translation>Enter: xong  ·  Shift+Enter: xuống dòng</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>NotesBlock</name>
    <message numerus="yes">
        <source>and %n earlier note(s): see the log</source>
        <translation>
            <numerusform>và %n ghi chú trước đó: xem nhật ký</numerusform>
        </translation>
    </message>
    <message>
        <source>Notes: %1</source>
        <translation>Ghi chú: %1</translation>
    </message>
</context>
<context>
    <name>Noting</name>
    <message>
        <source>No comment is selected.</source>
        <translation>Chưa chọn ý kiến nào.</translation>
    </message>
    <message>
        <source>Note on this comment</source>
        <translation>Ghi chú về ý kiến này</translation>
    </message>
    <message>
        <source>&amp;Note for the other moderators</source>
        <translation>&amp;Ghi chú cho người duyệt khác</translation>
    </message>
    <message>
        <source>What should they know? The site and the reader never see it.</source>
        <translation>Họ cần biết điều gì? Trang báo và bạn đọc không thấy ghi chú này.</translation>
    </message>
    <message>
        <source>Write   Enter</source>
        <translation>Ghi   Enter</translation>
    </message>
    <message>
        <source>Note written.</source>
        <translation>Đã ghi chú.</translation>
    </message>
    <message>
        <source>This reader has neither account nor e-mail.</source>
        <translation>Bạn đọc này không có tài khoản và thư điện tử.</translation>
    </message>
    <message>
        <source>Watch this reader</source>
        <translation>Theo dõi bạn đọc này</translation>
    </message>
    <message>
        <source>&amp;Why? It stands beside each of their comments</source>
        <translation>&amp;Vì sao? Lời này đứng cạnh mọi ý kiến của bạn đọc này</translation>
    </message>
    <message>
        <source>What should be looked at?</source>
        <translation>Cần xem kỹ điều gì?</translation>
    </message>
    <message>
        <source>Watch   Enter</source>
        <translation>Theo dõi   Enter</translation>
    </message>
    <message>
        <source>Trust   Enter</source>
        <translation>Tin cậy   Enter</translation>
    </message>
    <message>
        <source>What this reader writes from now on goes to the chief with your note.</source>
        <translation>Từ nay ý kiến của bạn đọc này sẽ được chuyển cho trưởng ban, kèm ghi chú của bạn.</translation>
    </message>
    <message>
        <source>Trust this reader</source>
        <translation>Tin cậy bạn đọc này</translation>
    </message>
    <message>
        <source>&amp;Why? (may stay empty)</source>
        <translation>&amp;Vì sao? (có thể bỏ trống)</translation>
    </message>
    <message>
        <source>What this reader writes from now on comes later in the order by risk. Nothing is approved by itself.</source>
        <translation>Từ nay ý kiến của bạn đọc này xếp sau theo mức rủi ro. Không có gì tự được duyệt.</translation>
    </message>
    <message>
        <source>This reader is neither watched nor trusted any more.</source>
        <translation>Đã bỏ đánh dấu bạn đọc này.</translation>
    </message>
    <message>
        <source>This reader is being watched from now on.</source>
        <translation>Từ nay theo dõi bạn đọc này.</translation>
    </message>
    <message>
        <source>This reader is trusted from now on.</source>
        <translation>Từ nay tin cậy bạn đọc này.</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>waiting now</source>
        <translation>đang chờ</translation>
    </message>
    <message>
        <source>waits longest</source>
        <translation>chờ lâu nhất</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>đã quyết định</translation>
    </message>
    <message>
        <source>of these approved</source>
        <translation>trong đó duyệt</translation>
    </message>
    <message>
        <source>typical time to a decision</source>
        <translation>thời gian chờ thường gặp</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>đã sửa</translation>
    </message>
    <message>
        <source>decided on the site</source>
        <translation>trang báo quyết định</translation>
    </message>
</context>
<context>
    <name>OrderButton</name>
    <message>
        <source>Order: %1</source>
        <translation>Thứ tự: %1</translation>
    </message>
</context>
<context>
    <name>PageBar</name>
    <message>
        <source>The page before</source>
        <translation>Trang trước</translation>
    </message>
    <message>
        <source>The next page</source>
        <translation>Trang sau</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Trang</translation>
    </message>
    <message>
        <source>Size of the page</source>
        <translation>Cỡ trang</translation>
    </message>
    <message>
        <source>As wide as the window</source>
        <translation>Rộng bằng cửa sổ</translation>
    </message>
    <message>
        <source>The whole page</source>
        <translation>Cả trang</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>trên %1</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>The page</source>
        <translation>Trang giấy</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Commands</source>
        <translation>Các lệnh</translation>
    </message>
    <message>
        <source>Find a command or view by its name</source>
        <translation>Tìm lệnh hoặc mục theo tên</translation>
    </message>
    <message>
        <source>Command or view, also without diacritics</source>
        <translation>Tên lệnh hoặc mục, không cần gõ dấu</translation>
    </message>
    <message>
        <source>view</source>
        <translation>mục xem</translation>
    </message>
    <message>
        <source>No command has these words.</source>
        <translation>Không có lệnh nào chứa các chữ này.</translation>
    </message>
</context>
<context>
    <name>PartButton</name>
    <message>
        <source>My part</source>
        <translation>Phần của bạn</translation>
    </message>
    <message>
        <source>Your part: %1. What is nobody&apos;s part is seen by all.</source>
        <translation>Phần của bạn: %1. Bài không thuộc phần của ai thì mọi người đều thấy.</translation>
    </message>
</context>
<context>
    <name>Period</name>
    <message>
        <source>Period</source>
        <translation>Thời gian</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Từ trước đến nay</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hôm qua</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 ngày qua</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Tháng này</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Tháng trước</translation>
    </message>
    <message>
        <source>Between two days</source>
        <translation>Từ ngày đến ngày</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Từ ngày</translation>
    </message>
    <message>
        <source>To the end of</source>
        <translation>Đến hết ngày</translation>
    </message>
    <message>
        <source>to</source>
        <translation>đến</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>&amp;Switch person…</source>
        <translation>Đổi &amp;người…</translation>
    </message>
    <message>
        <source>P&amp;IN…</source>
        <translation>&amp;Mã PIN…</translation>
    </message>
</context>
<context>
    <name>PinDialog</name>
    <message>
        <source>PIN</source>
        <translation>Mã PIN</translation>
    </message>
    <message>
        <source>For %1, on every computer of this desk.</source>
        <translation>Của %1, trên mọi máy của tòa soạn.</translation>
    </message>
    <message>
        <source>It keeps colleagues from acting under your name by mistake, and uncovers the window when it was locked. It is no protection against somebody who can read the database or use the command line.</source>
        <translation>Mã PIN để đồng nghiệp không làm nhầm dưới tên bạn và để mở lại cửa sổ đã khóa. Mã không ngăn được người đọc được cơ sở dữ liệu hoặc dùng được dòng lệnh.</translation>
    </message>
    <message>
        <source>Present PIN</source>
        <translation>Mã PIN hiện tại</translation>
    </message>
    <message>
        <source>New PIN, 4 to 12 digits</source>
        <translation>Mã PIN mới, 4 đến 12 chữ số</translation>
    </message>
    <message>
        <source>New PIN once more</source>
        <translation>Nhập lại mã PIN mới</translation>
    </message>
    <message>
        <source>&amp;Present PIN</source>
        <translation>Mã PIN &amp;hiện tại</translation>
    </message>
    <message>
        <source>&amp;New PIN, 4 to 12 digits</source>
        <translation>Mã PIN &amp;mới, 4 đến 12 chữ số</translation>
    </message>
    <message>
        <source>New PIN &amp;once more</source>
        <translation>Nhập &amp;lại mã PIN mới</translation>
    </message>
    <message>
        <source>&amp;What it protects</source>
        <translation>Bảo &amp;vệ điều gì</translation>
    </message>
    <message>
        <source>&amp;Remove the PIN</source>
        <translation>&amp;Bỏ mã PIN</translation>
    </message>
    <message>
        <source>Set the PIN</source>
        <translation>Đặt mã PIN</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Whose PIN was forgotten</source>
        <translation>Ai quên mã PIN</translation>
    </message>
    <message>
        <source>&amp;Take away</source>
        <translation>&amp;Xóa mã</translation>
    </message>
    <message>
        <source>A forgotten PIN of</source>
        <translation>Mã PIN bị quên của</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>Đổi mã PIN</translation>
    </message>
    <message>
        <source>A PIN has 4 to 12 digits.</source>
        <translation>Mã PIN gồm 4 đến 12 chữ số.</translation>
    </message>
    <message>
        <source>The two are not the same: type it once more.</source>
        <translation>Hai lần gõ không giống nhau: hãy nhập lại.</translation>
    </message>
    <message>
        <source>The PIN is set. It is asked for from now on.</source>
        <translation>Đã đặt mã PIN. Từ giờ sẽ hỏi mã này.</translation>
    </message>
    <message>
        <source>The PIN is gone. Nothing is asked for any more.</source>
        <translation>Đã bỏ mã PIN. Từ giờ không hỏi nữa.</translation>
    </message>
    <message>
        <source>%1 has no PIN any more, and can set a new one. The log says so.</source>
        <translation>%1 không còn mã PIN và có thể đặt mã mới. Việc này đã ghi vào nhật ký.</translation>
    </message>
    <message>
        <source>The present PIN is not right.</source>
        <translation>Mã PIN hiện tại không đúng.</translation>
    </message>
    <message numerus="yes">
        <source>The next try is looked at in %n second(s).</source>
        <translation>
            <numerusform>Sau %n giây nữa mới xét lần thử tiếp theo.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinPanel</name>
    <message>
        <source>&amp;PIN</source>
        <translation>&amp;Mã PIN</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Mã PIN</translation>
    </message>
    <message>
        <source>Type the PIN, then Enter.</source>
        <translation>Gõ mã PIN rồi nhấn Enter.</translation>
    </message>
    <message>
        <source>Wrong PIN.</source>
        <translation>Sai mã PIN.</translation>
    </message>
    <message>
        <source>It was not looked at yet.</source>
        <translation>Lần thử này chưa được xét.</translation>
    </message>
    <message numerus="yes">
        <source>The next try is looked at in %n second(s).</source>
        <translation>
            <numerusform>Sau %n giây nữa mới xét lần thử tiếp theo.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlacesDialog</name>
    <message>
        <source>Articles and sections</source>
        <translation>Bài và chuyên mục</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Tìm</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Đang tìm…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Xem</translation>
    </message>
    <message>
        <source>&amp;Held by the chief…</source>
        <translation>Trưởng ban đang &amp;giữ…</translation>
    </message>
    <message>
        <source>&amp;Comments on it…</source>
        <translation>Ý &amp;kiến của bài…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Section: %1</source>
        <translation>Chuyên mục: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>Tìm thấy %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintPreview</name>
    <message>
        <source>Print: %1</source>
        <translation>In: %1</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Tiến độ</translation>
    </message>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation>&amp;Lưu thành PDF…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;In…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>The pages are being made…</source>
        <translation>Đang dàn trang…</translation>
    </message>
    <message>
        <source>This computer has no printer. Save a PDF and print it elsewhere.</source>
        <translation>Máy này không có máy in. Hãy lưu thành PDF rồi in ở nơi khác.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) went to the printer %1.</source>
        <translation>
            <numerusform>Đã gửi %n trang tới máy in %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Đang in…</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Lưu thành PDF</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) are in %1</source>
        <translation>
            <numerusform>Đã ghi %n trang vào %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The PDF is being written…</source>
        <translation>Đang ghi tệp PDF…</translation>
    </message>
    <message>
        <source>Cancelled: no file was written.</source>
        <translation>Đã hủy: không ghi tệp nào.</translation>
    </message>
    <message>
        <source>Cancelled. Pages already sent may still be printed.</source>
        <translation>Đã hủy. Những trang đã gửi vẫn có thể được in ra.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>PrinterChoice</name>
    <message>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tất cả</translation>
    </message>
    <message>
        <source>On &amp;both sides of the paper</source>
        <translation>In &amp;hai mặt</translation>
    </message>
    <message>
        <source>P&amp;rinter</source>
        <translation>&amp;Máy in</translation>
    </message>
    <message>
        <source>Pa&amp;ges</source>
        <translation>&amp;Trang</translation>
    </message>
    <message numerus="yes">
        <source>For example 1-3, 5; empty for all %n page(s).</source>
        <translation>
            <numerusform>Ví dụ 1-3, 5; để trống là cả %n trang.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cop&amp;ies</source>
        <translation>&amp;Số bản</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Write pages between 1 and %1, for example 1-3, 5.</source>
        <translation>Ghi các trang từ 1 đến %1, ví dụ 1-3, 5.</translation>
    </message>
</context>
<context>
    <name>ProblemsDialog</name>
    <message>
        <source>Problems</source>
        <translation>Trục trặc</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Chi tiết kỹ thuật</translation>
    </message>
    <message>
        <source>A fault of this program; nothing that was decided is lost</source>
        <translation>Lỗi của chương trình; mọi quyết định vẫn còn nguyên</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>You can work on. If it comes again, tell whoever looks after the program.</source>
        <translation>Bạn cứ làm tiếp. Nếu lỗi lặp lại, hãy báo người phụ trách chương trình.</translation>
    </message>
    <message>
        <source>Work on: what is decided is kept and sent once there is a connection again. It is tried by itself.</source>
        <translation>Bạn cứ làm tiếp: quyết định được giữ lại và tự gửi đi khi kết nối lại được. Chương trình sẽ tự thử lại.</translation>
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
    <message numerus="yes">
        <source>The site&apos;s clock is %n minute(s) ahead of this computer&apos;s.</source>
        <translation>
            <numerusform>Đồng hồ của trang báo nhanh hơn máy này %n phút.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The site&apos;s clock is %n hour(s) ahead of this computer&apos;s.</source>
        <translation>
            <numerusform>Đồng hồ của trang báo nhanh hơn máy này %n giờ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The site&apos;s clock is %n minute(s) behind this computer&apos;s.</source>
        <translation>
            <numerusform>Đồng hồ của trang báo chậm hơn máy này %n phút.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The site&apos;s clock is %n hour(s) behind this computer&apos;s.</source>
        <translation>
            <numerusform>Đồng hồ của trang báo chậm hơn máy này %n giờ.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its comments bear the site&apos;s time; floods are found all the same. Whoever runs the site, or this computer, should set the clock.</source>
        <translation>Ý kiến vẫn mang giờ của trang; đợt dồn dập vẫn được nhận ra. Người quản trị trang báo, hoặc máy này, nên chỉnh lại đồng hồ.</translation>
    </message>
</context>
<context>
    <name>PurgeDialog</name>
    <message>
        <source>Purge the log of this reader</source>
        <translation>Xóa dữ liệu của bạn đọc này khỏi nhật ký</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Đang tìm…</translation>
    </message>
    <message>
        <source>Names, texts, notes and findings in the log&apos;s rows about these comments are deleted for good, and the marks on this reader with them. That it was done, by whom and why, stays; the log still verifies. Comments that may be other people&apos;s are left alone.</source>
        <translation>Tên, nội dung, ghi chú và dấu hiệu trong những dòng nhật ký về các ý kiến này bị xóa hẳn, cùng dấu theo dõi hoặc tin cậy đối với bạn đọc này. Việc đã xóa, ai xóa và vì sao vẫn còn; nhật ký vẫn kiểm chứng được. Ý kiến có thể là của người khác thì để nguyên.</translation>
    </message>
    <message>
        <source>This program&apos;s copy of the comments stays, with texts and names as the site shows or last showed them, also of comments that were rejected or removed there.</source>
        <translation>Bản sao ý kiến trong chương trình vẫn còn, với nội dung và tên như trang báo đang hiện hoặc đã hiện lần cuối, kể cả ý kiến đã bị từ chối hay gỡ trên trang.</translation>
    </message>
    <message>
        <source>&amp;Also %1 under the same e-mail address, which nobody has verified</source>
        <translation>&amp;Cả %1 dưới cùng thư điện tử chưa ai xác minh</translation>
    </message>
    <message>
        <source>Anybody may type an address. Tick this if you know that it is theirs.</source>
        <translation>Ai cũng gõ được một địa chỉ thư. Chỉ đánh dấu khi bạn biết chắc thư là của người này.</translation>
    </message>
    <message>
        <source>&amp;Reason, for the log</source>
        <translation>&amp;Lý do, ghi vào nhật ký</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Xóa hẳn</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the log are about %1 of this reader.</source>
        <translation>
            <numerusform>%n dòng nhật ký nói về %1 của bạn đọc này.</numerusform>
        </translation>
    </message>
    <message>
        <source>The log says nothing about %1 of this reader: there is nothing in it to delete.</source>
        <translation>Nhật ký không có dòng nào nói về %1 của bạn đọc này: không có gì để xóa ở đó.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Say why: it stays in the log.</source>
        <translation>Hãy ghi lý do: lý do ở lại trong nhật ký.</translation>
    </message>
</context>
<context>
    <name>QualityChart</name>
    <message>
        <source>%1: too few decisions.</source>
        <translation>%1: quá ít quyết định.</translation>
    </message>
    <message>
        <source>%1: %2 with learning, %3 by the rules alone; %4 decisions, %5 removals.</source>
        <translation>%1: %2 khi có học, %3 khi chỉ có quy tắc; %4 quyết định, %5 lần loại.</translation>
    </message>
    <message>
        <source>Quality of the order by risk, day by day (0 to 100)</source>
        <translation>Chất lượng xếp theo mức rủi ro, từng ngày (0 đến 100)</translation>
    </message>
    <message>
        <source>Quality of the order by risk, week by week (0 to 100)</source>
        <translation>Chất lượng xếp theo mức rủi ro, từng tuần (0 đến 100)</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d/M</translation>
    </message>
    <message>
        <source>week of %1</source>
        <translation>tuần từ %1</translation>
    </message>
    <message>
        <source>with learning</source>
        <translation>có học</translation>
    </message>
    <message>
        <source>rules alone</source>
        <translation>chỉ quy tắc</translation>
    </message>
</context>
<context>
    <name>QuestionDialog</name>
    <message>
        <source>Please check</source>
        <translation>Hãy kiểm tra</translation>
    </message>
    <message>
        <source>Please check before this goes through</source>
        <translation>Hãy kiểm tra trước khi làm tiếp</translation>
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
        <source>%1 has it open</source>
        <translation>%1 đang xem</translation>
    </message>
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
        <source>Like %n other(s)</source>
        <translation>
            <numerusform>Giống %n ý kiến</numerusform>
        </translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Đã sửa</translation>
    </message>
    <message>
        <source>Open at another desk: %1</source>
        <translation>Đang mở ở máy khác: %1</translation>
    </message>
    <message>
        <source>reply to %1</source>
        <translation>trả lời %1</translation>
    </message>
</context>
<context>
    <name>QueuePane</name>
    <message>
        <source>Connect a site…</source>
        <translation>Kết nối trang báo…</translation>
    </message>
    <message>
        <source>%1, paused articles too</source>
        <translation>%1, cả bài tạm dừng</translation>
    </message>
    <message>
        <source>No site is connected yet.</source>
        <translation>Chưa kết nối trang báo nào.</translation>
    </message>
    <message>
        <source>Nothing found in this view.
Try “All”, or fewer letters.
Esc clears the search.</source>
        <translation>Không tìm thấy trong mục này.
Thử “Tất cả”, hoặc gõ ít chữ hơn.
Esc để xóa phần tìm.</translation>
    </message>
    <message>
        <source>Nothing found in this view.
Try “All”.</source>
        <translation>Không tìm thấy trong mục này.
Thử “Tất cả”.</translation>
    </message>
    <message>
        <source>None of them is left in this view.
Esc leads back.</source>
        <translation>Ở mục này không còn ý kiến nào như vậy.
Bấm Esc để trở lại.</translation>
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
    <name>QuotesBlock</name>
    <message>
        <source>Taken from the article</source>
        <translation>Trích từ bài</translation>
    </message>
    <message>
        <source>The site does not give the text of this article.</source>
        <translation>Trang báo không cho nội dung của bài này.</translation>
    </message>
    <message>
        <source>The article&apos;s text, what the comment takes from it marked</source>
        <translation>Nội dung bài, có đánh dấu chỗ ý kiến trích lại</translation>
    </message>
    <message>
        <source>Only what is quoted</source>
        <translation>Chỉ chỗ được trích</translation>
    </message>
    <message>
        <source>Whole text</source>
        <translation>Cả bài</translation>
    </message>
</context>
<context>
    <name>ReaderBlock</name>
    <message>
        <source>&amp;Watch…</source>
        <translation>&amp;Theo dõi…</translation>
    </message>
    <message>
        <source>&amp;Trust…</source>
        <translation>Ti&amp;n cậy…</translation>
    </message>
    <message>
        <source>&amp;No mark</source>
        <translation>&amp;Bỏ đánh dấu</translation>
    </message>
    <message>
        <source>The reader gave neither account nor e-mail: no past can be told.</source>
        <translation>Bạn đọc không có tài khoản và thư điện tử: không rõ đã gửi gì trước đây.</translation>
    </message>
    <message>
        <source>By account %1</source>
        <translation>Theo tài khoản %1</translation>
    </message>
    <message>
        <source>By e-mail %1</source>
        <translation>Theo thư điện tử %1</translation>
    </message>
    <message>
        <source>By e-mail %1, unverified: anybody may type it</source>
        <translation>Theo thư %1, chưa xác minh: ai cũng gõ được</translation>
    </message>
    <message numerus="yes">
        <source>%n approved</source>
        <translation>
            <numerusform>%n đã duyệt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rejected</source>
        <translation>
            <numerusform>%n đã từ chối</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spam</source>
        <translation>
            <numerusform>%n thư rác</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edited</source>
        <translation>
            <numerusform>%n đã sửa</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing decided before</source>
        <translation>chưa có quyết định nào trước đây</translation>
    </message>
    <message>
        <source>Watched since %1 (%2): new comments go to the chief.</source>
        <translation>Theo dõi từ %1 (%2): ý kiến mới sẽ được chuyển cho trưởng ban.</translation>
    </message>
    <message>
        <source>Trusted since %1 (%2): comes later by risk; still needs a decision.</source>
        <translation>Tin cậy từ %1 (%2): xếp sau theo mức rủi ro; vẫn phải duyệt.</translation>
    </message>
    <message>
        <source>Same name elsewhere: %1; may be somebody else.</source>
        <translation>Cùng tên ở nơi khác: %1; có thể là người khác.</translation>
    </message>
    <message>
        <source>Same network address: %1; a household or a company may share it.</source>
        <translation>Cùng địa chỉ mạng: %1; có thể chung nhà hoặc chung cơ quan.</translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n ý kiến</numerusform>
        </translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>ít nhất %1</translation>
    </message>
    <message>
        <source>No comment is open.</source>
        <translation>Chưa mở ý kiến nào.</translation>
    </message>
    <message>
        <source>No other comment by this reader is known here.</source>
        <translation>Ở đây không có ý kiến nào khác của bạn đọc này.</translation>
    </message>
    <message numerus="yes">
        <source>Hide the last %n</source>
        <translation>
            <numerusform>Ẩn %n ý kiến gần đây</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the last %n</source>
        <translation>
            <numerusform>Xem %n ý kiến gần đây</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, edited</source>
        <translation>%1, đã sửa</translation>
    </message>
</context>
<context>
    <name>ReaderExport</name>
    <message>
        <source>Export what was found</source>
        <translation>Xuất kết quả tìm được</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>Đang ghi %1…</translation>
    </message>
    <message>
        <source>How much is written</source>
        <translation>Đã ghi được</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Cancelled: no file was written.</source>
        <translation>Đã hủy: không ghi tệp nào.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are in %1</source>
        <translation>
            <numerusform>Đã ghi %n dòng vào %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>No file was written.</source>
        <translation>Không ghi tệp nào.</translation>
    </message>
</context>
<context>
    <name>ReaderSheet</name>
    <message>
        <source>Known as</source>
        <translation>Nhận biết qua</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>Đang theo dõi</translation>
    </message>
    <message>
        <source>Trusted</source>
        <translation>Được tin cậy</translation>
    </message>
    <message>
        <source>%1 since %2 by %3. %4</source>
        <comment>what, when, who, note</comment>
        <translation>%1 từ %2, %3. %4</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Viết lúc</translation>
    </message>
    <message>
        <source>Newspaper and article</source>
        <translation>Trang báo và bài viết</translation>
    </message>
    <message>
        <source>Signed, account, e-mail, address</source>
        <translation>Ký tên, tài khoản, thư, địa chỉ mạng</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Ý kiến</translation>
    </message>
    <message>
        <source>Stands as</source>
        <translation>Hiện nay</translation>
    </message>
    <message>
        <source>No comment was found.</source>
        <translation>Không tìm thấy ý kiến nào.</translation>
    </message>
    <message>
        <source>Chief of the desk</source>
        <translation>Trưởng ban</translation>
    </message>
    <message>
        <source>Prepared by</source>
        <translation>Người lập</translation>
    </message>
    <message>
        <source>Nobody has verified this address: anybody may type it.</source>
        <translation>Chưa ai xác minh thư này: ai cũng gõ được.</translation>
    </message>
    <message>
        <source>Whoever posted this link: not necessarily one person.</source>
        <translation>Những ai đăng liên kết này: không nhất thiết là một người.</translation>
    </message>
    <message>
        <source>A household or a company may share an address.</source>
        <translation>Cả một nhà hay một công ty có thể dùng chung địa chỉ.</translation>
    </message>
    <message>
        <source>Anybody may sign with this name.</source>
        <translation>Ai cũng có thể ký tên này.</translation>
    </message>
    <message numerus="yes">
        <source>[%n more character(s)]</source>
        <translation>
            <numerusform>[còn %n ký tự]</numerusform>
        </translation>
    </message>
    <message>
        <source>account %1</source>
        <translation>tài khoản %1</translation>
    </message>
</context>
<context>
    <name>ReasonFields</name>
    <message>
        <source>Reasons</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>T&amp;hêm</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Bỏ</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>&amp;Lên</translation>
    </message>
    <message>
        <source>Do&amp;wn</source>
        <translation>&amp;Xuống</translation>
    </message>
    <message>
        <source>&amp;Vietnamese</source>
        <translation>Tiếng &amp;Việt</translation>
    </message>
    <message>
        <source>Eng&amp;lish</source>
        <translation>Tiếng &amp;Anh</translation>
    </message>
    <message>
        <source>The first nine are chosen by number, all by letter, in this order. Rows already in the log keep the code of a reason that was removed.</source>
        <translation>Chín lý do đầu chọn bằng số, lý do nào cũng chọn được bằng chữ cái, theo thứ tự này. Dòng đã ghi trong nhật ký giữ mã của lý do đã bỏ.</translation>
    </message>
</context>
<context>
    <name>ReasonPicker</name>
    <message>
        <source>Why is it rejected?</source>
        <translation>Vì sao từ chối?</translation>
    </message>
    <message>
        <source>Number or letter, or arrows and Enter</source>
        <translation>Số hoặc chữ cái, hoặc mũi tên rồi Enter</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Lý do</translation>
    </message>
</context>
<context>
    <name>RecentDialog</name>
    <message>
        <source>Recent decisions</source>
        <translation>Quyết định gần đây</translation>
    </message>
    <message>
        <source>Recent decisions, newest first</source>
        <translation>Quyết định gần đây, mới nhất trước</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message>
        <source>&amp;Undo this decision</source>
        <translation>&amp;Hoàn tác quyết định này</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>You have decided nothing that could be undone.</source>
        <translation>Bạn chưa có quyết định nào để hoàn tác.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 và %n ý kiến nữa</numerusform>
        </translation>
    </message>
    <message>
        <source>If undone  ·  %1.</source>
        <translation>Nếu hoàn tác  ·  %1.</translation>
    </message>
</context>
<context>
    <name>Rechecking</name>
    <message>
        <source>Re-checking %1 of %2</source>
        <translation>Đang kiểm tra lại %1 / %2</translation>
    </message>
    <message>
        <source>Press to pause</source>
        <translation>Bấm để tạm dừng</translation>
    </message>
    <message numerus="yes">
        <source>Re-check paused, %n left</source>
        <translation>
            <numerusform>Kiểm tra lại: tạm dừng, còn %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Press to go on</source>
        <translation>Bấm để tiếp tục</translation>
    </message>
</context>
<context>
    <name>Requests</name>
    <message>
        <source>No comment is selected.</source>
        <translation>Chưa chọn ý kiến nào.</translation>
    </message>
    <message>
        <source>reader</source>
        <comment>a file&apos;s name, without diacritics</comment>
        <translation>ban-doc</translation>
    </message>
    <message>
        <source>Export what was found</source>
        <translation>Xuất kết quả tìm được</translation>
    </message>
</context>
<context>
    <name>RestorationPane</name>
    <message>
        <source>Accept</source>
        <translation>Nhận</translation>
    </message>
    <message>
        <source>Accept all certain</source>
        <translation>Nhận hết chữ chắc chắn</translation>
    </message>
    <message>
        <source>Write out short forms</source>
        <translation>Viết rõ chữ tắt</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Looking for the diacritics…</source>
        <translation>Đang tìm dấu…</translation>
    </message>
    <message>
        <source>No word lacks its diacritics.</source>
        <translation>Không có chữ nào thiếu dấu.</translation>
    </message>
    <message>
        <source>Keep short forms</source>
        <translation>Giữ chữ tắt</translation>
    </message>
    <message>
        <source>Word %1 of %2</source>
        <translation>Chữ %1 trong %2</translation>
    </message>
    <message>
        <source>All decided: %1 saves and approves</source>
        <translation>Đã xem hết: %1 để lưu và duyệt</translation>
    </message>
    <message>
        <source>All decided</source>
        <translation>Đã xem hết</translation>
    </message>
    <message numerus="yes">
        <source>%n certain</source>
        <translation>
            <numerusform>%n chữ chắc chắn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n chữ cần xem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n short form(s)</source>
        <translation>
            <numerusform>%n chữ tắt</numerusform>
        </translation>
    </message>
    <message>
        <source>keep %1</source>
        <translation>giữ %1</translation>
    </message>
    <message>
        <source>other choices: %1</source>
        <translation>lựa chọn khác: %1</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>đã nhận</translation>
    </message>
    <message>
        <source>left as typed</source>
        <translation>giữ như bạn đọc gõ</translation>
    </message>
    <message>
        <source>short form</source>
        <translation>chữ viết tắt</translation>
    </message>
    <message>
        <source>to look at</source>
        <translation>cần xem lại</translation>
    </message>
    <message>
        <source>certain</source>
        <translation>chắc chắn</translation>
    </message>
</context>
<context>
    <name>RestorationView</name>
    <message>
        <source>Proposed text</source>
        <translation>Văn bản được đề nghị</translation>
    </message>
</context>
<context>
    <name>RowMarks</name>
    <message>
        <source>Waits for the publishing hours</source>
        <translation>Chờ giờ đăng</translation>
    </message>
    <message>
        <source>Article paused</source>
        <translation>Bài đang tạm dừng</translation>
    </message>
    <message>
        <source>The chief&apos;s article alone</source>
        <translation>Bài riêng trưởng ban</translation>
    </message>
    <message>
        <source>Held by the chief: article or section</source>
        <translation>Trưởng ban đang giữ bài hoặc chuyên mục này</translation>
    </message>
</context>
<context>
    <name>RuleFields</name>
    <message>
        <source>The rule is &amp;on</source>
        <translation>Quy tắc đang &amp;bật</translation>
    </message>
    <message>
        <source>for example 0[0-9]{9}</source>
        <translation>ví dụ 0[0-9]{9}</translation>
    </message>
    <message>
        <source>in the text as typed</source>
        <translation>trong chữ như bạn đọc gõ</translation>
    </message>
    <message>
        <source>in the text without marks</source>
        <translation>trong chữ đã bỏ dấu</translation>
    </message>
    <message>
        <source>in both</source>
        <translation>trong cả hai</translation>
    </message>
    <message>
        <source>in the comment</source>
        <translation>trong ý kiến</translation>
    </message>
    <message>
        <source>in the reader&apos;s name</source>
        <translation>trong tên bạn đọc</translation>
    </message>
    <message>
        <source>mark the comment</source>
        <translation>đánh dấu ý kiến</translation>
    </message>
    <message>
        <source>pass the comment to the chief</source>
        <translation>chuyển ý kiến cho trưởng ban</translation>
    </message>
    <message>
        <source>all sections</source>
        <translation>mọi chuyên mục</translation>
    </message>
    <message>
        <source>all articles</source>
        <translation>mọi bài viết</translation>
    </message>
    <message>
        <source>all sites</source>
        <translation>mọi trang báo</translation>
    </message>
    <message>
        <source>Several are separated by semicolons</source>
        <translation>Nhiều mục thì cách nhau bằng dấu chấm phẩy</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>Tê&amp;n</translation>
    </message>
    <message>
        <source>&amp;Phrases</source>
        <translation>&amp;Cụm từ</translation>
    </message>
    <message>
        <source>Pa&amp;ttern</source>
        <translation>&amp;Mẫu</translation>
    </message>
    <message>
        <source>Look for it</source>
        <translation>Tìm ở</translation>
    </message>
    <message>
        <source>T&amp;hen</source>
        <translation>K&amp;hi khớp</translation>
    </message>
    <message>
        <source>Only in s&amp;ections</source>
        <translation>Chỉ ở ch&amp;uyên mục</translation>
    </message>
    <message>
        <source>Only below artic&amp;les</source>
        <translation>Chỉ dưới &amp;bài</translation>
    </message>
    <message>
        <source>Only on s&amp;ites</source>
        <translation>Chỉ trên t&amp;rang</translation>
    </message>
    <message>
        <source>What the pattern reads</source>
        <translation>Mẫu đọc chữ nào</translation>
    </message>
    <message>
        <source>One a line, written with its marks</source>
        <translation>Mỗi dòng một cụm, viết đủ dấu</translation>
    </message>
    <message>
        <source>One a line</source>
        <translation>Mỗi dòng một cụm</translation>
    </message>
    <message>
        <source>with or without marks, also disguised</source>
        <translation>có dấu hay không, kể cả viết né</translation>
    </message>
    <message>
        <source>only with all their marks</source>
        <translation>chỉ khi đủ dấu</translation>
    </message>
    <message>
        <source>Phrases only with all their marks</source>
        <translation>Cụm từ chỉ khi đủ dấu</translation>
    </message>
    <message>
        <source>with a &amp;weight of</source>
        <translation>trọng &amp;số</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Trọng số</translation>
    </message>
</context>
<context>
    <name>RuleList</name>
    <message>
        <source>Rules and lists</source>
        <translation>Quy tắc và danh sách</translation>
    </message>
    <message>
        <source>Rules of this desk</source>
        <translation>Quy tắc của tòa soạn</translation>
    </message>
    <message>
        <source>Spam: the program&apos;s list</source>
        <translation>Quảng cáo: danh sách có sẵn</translation>
    </message>
    <message>
        <source>Abuse: its list</source>
        <translation>Công kích: danh sách có sẵn</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <translation>%1 (đã sửa)</translation>
    </message>
    <message>
        <source>%1, unfinished</source>
        <translation>%1, chưa xong</translation>
    </message>
    <message>
        <source>%1, on</source>
        <translation>%1, đang bật</translation>
    </message>
    <message>
        <source>%1, off</source>
        <translation>%1, đang tắt</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>Rules</source>
        <translation>Quy tắc</translation>
    </message>
    <message>
        <source>No rules yet. Add one to mark comments by words of your own, or to pass them to the chief; or choose one of the program&apos;s lists.</source>
        <translation>Chưa có quy tắc nào. Thêm quy tắc để đánh dấu ý kiến theo từ ngữ của tòa soạn hoặc chuyển cho trưởng ban; hoặc chọn một danh sách của chương trình.</translation>
    </message>
    <message>
        <source>&amp;Add a rule</source>
        <translation>&amp;Thêm</translation>
    </message>
    <message>
        <source>Reading the rules…</source>
        <translation>Đang đọc quy tắc…</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>&amp;Xóa</translation>
    </message>
    <message>
        <source>&amp;Dry run on the history…</source>
        <translation>Chạ&amp;y thử trên lịch sử…</translation>
    </message>
    <message>
        <source>Drop &amp;changes</source>
        <translation>&amp;Bỏ thay đổi</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>và %n chỗ nữa</numerusform>
        </translation>
    </message>
    <message>
        <source>Changes from before that were not saved are here again.</source>
        <translation>Những thay đổi lần trước chưa lưu đã được mở lại.</translation>
    </message>
    <message>
        <source>Cannot be saved yet. “%1”: %2</source>
        <translation>Chưa lưu được. “%1”: %2</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Quy tắc mới</translation>
    </message>
    <message>
        <source>Turn on untried</source>
        <translation>Bật khi chưa thử</translation>
    </message>
    <message>
        <source>Turn on without a dry run: %1?</source>
        <translation>Bật mà chưa chạy thử: %1?</translation>
    </message>
    <message>
        <source>A dry run shows what the rule would have caught, and how often wrongly.</source>
        <translation>Chạy thử cho thấy quy tắc sẽ bắt những ý kiến nào và nhầm bao nhiêu.</translation>
    </message>
    <message>
        <source>Save and turn on</source>
        <translation>Lưu và bật</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search, or filter: author:… since:2h</source>
        <translation>Tìm, hoặc lọc: tác-giả:… từ:2h</translation>
    </message>
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
        <source>A single letter is not searched for: type one more.</source>
        <translation>Một chữ thì chưa tìm: hãy gõ thêm.</translation>
    </message>
</context>
<context>
    <name>SearchHints</name>
    <message>
        <source>What may be meant</source>
        <translation>Có thể là</translation>
    </message>
</context>
<context>
    <name>SecondLookDialog</name>
    <message>
        <source>Second look</source>
        <translation>Xem lại lần hai</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message>
        <source>Back to the one before</source>
        <translation>Quay lại ý kiến trước</translation>
    </message>
    <message>
        <source>Order and result…</source>
        <translation>Đặt và xem kết quả…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>The article</source>
        <translation>Bài viết</translation>
    </message>
    <message>
        <source>The thread until then</source>
        <translation>Mạch trả lời tính đến lúc đó</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Duyệt</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Chưa chắc</translation>
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
        <source>Somebody else answered this one first: your answer was not kept.</source>
        <translation>Người khác đã trả lời ý kiến này trước: câu trả lời của bạn không được ghi.</translation>
    </message>
    <message>
        <source>No second look is ordered. With it, decisions are read again by somebody who sees neither who decided nor what.</source>
        <translation>Chưa có lần xem lại nào được đặt. Khi xem lại, quyết định được đọc lại bởi một người không biết ai đã quyết định và quyết định ra sao.</translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) to read again</source>
        <translation>
            <numerusform>Còn %n ý kiến để đọc lại</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is left for you to read again. Thank you.</source>
        <translation>Không còn ý kiến nào để bạn đọc lại. Cảm ơn bạn.</translation>
    </message>
    <message numerus="yes">
        <source>%n answered so far</source>
        <translation>
            <numerusform>đã trả lời %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n only for others: you decided them</source>
        <translation>
            <numerusform>%n dành cho người khác vì bạn đã quyết định</numerusform>
        </translation>
    </message>
    <message>
        <source>Answered before, to be answered again</source>
        <translation>Đã trả lời, bạn trả lời lại</translation>
    </message>
    <message>
        <source>Too early: read the text first.</source>
        <translation>Sớm quá: hãy đọc nội dung đã.</translation>
    </message>
</context>
<context>
    <name>SecondLooks</name>
    <message>
        <source>The second look</source>
        <translation>Xem lại lần hai</translation>
    </message>
</context>
<context>
    <name>SecondOrderDialog</name>
    <message>
        <source>Order a second look</source>
        <translation>Đặt xem lại lần hai</translation>
    </message>
    <message>
        <source>&amp;Hide what was noticed, so that it leads nobody</source>
        <translation>Ẩn các &amp;dấu hiệu để không dẫn dắt ai</translation>
    </message>
    <message>
        <source>Decisions are drawn by lot and read again by somebody else, who sees neither who decided nor what. The lots follow from the log&apos;s hashes: nobody can pick, and whoever has the log can repeat the draw. Nothing changes on the site.</source>
        <translation>Quyết định được rút thăm rồi được người khác đọc lại mà không biết ai đã quyết định và quyết định ra sao. Số thăm tính từ mã băm của nhật ký: không ai chọn được, và ai có nhật ký đều rút lại được y như vậy. Trên trang báo không thay đổi gì.</translation>
    </message>
    <message>
        <source>&amp;Share of the decisions</source>
        <translation>&amp;Tỷ lệ quyết định</translation>
    </message>
    <message>
        <source>&amp;At least, of each verdict</source>
        <translation>Ít &amp;nhất cho mỗi loại quyết định</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>&amp;Khoảng thời gian</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>&amp;Rút thăm</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Đang đếm…</translation>
    </message>
    <message>
        <source>%1: %2 of %3 decisions</source>
        <translation>%1: %2 trong %3 quyết định</translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) to read again</source>
        <translation>
            <numerusform>%n ý kiến để đọc lại</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecondResultDialog</name>
    <message>
        <source>Second look: agreement</source>
        <translation>Xem lại lần hai: mức thống nhất</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message>
        <source>Where the answers differ</source>
        <translation>Những chỗ trả lời khác nhau</translation>
    </message>
    <message>
        <source>&amp;Order a second look…</source>
        <translation>Đặ&amp;t xem lại lần hai…</translation>
    </message>
    <message>
        <source>&amp;End this look</source>
        <translation>&amp;Kết thúc lần này</translation>
    </message>
    <message>
        <source>&amp;What is this?</source>
        <translation>&amp;Nghĩa là gì?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>Trùng</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Tỷ lệ</translation>
    </message>
    <message>
        <source>95% interval</source>
        <translation>Khoảng tin cậy 95%</translation>
    </message>
    <message>
        <source>%1: %2 (%3 of %4; 95% interval %5)</source>
        <translation>%1: %2 (%3 trong %4; khoảng tin cậy 95%: %5)</translation>
    </message>
    <message>
        <source>Agreement by verdict, reason and finding</source>
        <translation>Mức thống nhất theo quyết định, lý do và dấu hiệu</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Quyết định</translation>
    </message>
    <message>
        <source>No second look is ordered. With it, a share of the decisions is read again by somebody who sees neither who decided nor what; here stands how far both agree.</source>
        <translation>Chưa có lần xem lại nào được đặt. Khi xem lại, một phần quyết định được đọc lại bởi một người không biết ai đã quyết định và quyết định ra sao; ở đây là mức thống nhất giữa hai bên.</translation>
    </message>
    <message>
        <source>The same verdict</source>
        <translation>Cùng quyết định</translation>
    </message>
    <message>
        <source>%1 of the decisions from %2 to %3, ordered by %4 on %5.</source>
        <translation>%1 quyết định từ %2 đến %3, do %4 đặt lúc %5.</translation>
    </message>
    <message>
        <source>%1 of %2 drawn comments are answered</source>
        <translation>Đã trả lời %1 trong %2 ý kiến được rút</translation>
    </message>
    <message numerus="yes">
        <source>%n unsure, not counted</source>
        <translation>
            <numerusform>%n chưa chắc, không tính</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n purged since</source>
        <translation>
            <numerusform>%n đã bị xóa khỏi nhật ký</numerusform>
        </translation>
    </message>
    <message>
        <source>The same on whether it is published</source>
        <translation>Cùng cho đăng hoặc cùng không đăng</translation>
    </message>
    <message>
        <source>Over all decisions of that time, each verdict by its number: %1</source>
        <translation>Tính trên mọi quyết định trong khoảng thời gian đó, mỗi loại theo số lượng: %1</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa, agreement beyond chance: %1</source>
        <translation>Kappa của Cohen, phần thống nhất vượt trên ngẫu nhiên: %1</translation>
    </message>
    <message>
        <source>By the first verdict</source>
        <translation>Theo quyết định đầu</translation>
    </message>
    <message>
        <source>Both reject: the same reason, by the first one&apos;s</source>
        <translation>Cả hai từ chối: trùng lý do, theo lý do đầu</translation>
    </message>
    <message>
        <source>By what was noticed</source>
        <translation>Theo dấu hiệu</translation>
    </message>
    <message>
        <source>By who decided first</source>
        <translation>Theo người quyết định đầu</translation>
    </message>
</context>
<context>
    <name>SecondWaiting</name>
    <message>
        <source>Decisions to be read again, by lot and without their outcome</source>
        <translation>Quyết định được rút thăm để đọc lại mà không biết kết quả</translation>
    </message>
    <message numerus="yes">
        <source>Second look: %n</source>
        <translation>
            <numerusform>Xem lại: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Các trang cài đặt</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Chung</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Công việc</translation>
    </message>
    <message>
        <source>Reasons for rejecting</source>
        <translation>Lý do từ chối</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Trang báo</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Học từ quyết định</translation>
    </message>
    <message>
        <source>&amp;About and licences</source>
        <translation>Giới t&amp;hiệu và giấy phép</translation>
    </message>
    <message>
        <source>First &amp;keys again</source>
        <translation>Về &amp;phím ban đầu</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Name written to the log</source>
        <translation>Tên ghi vào nhật ký</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>N&amp;gôn ngữ</translation>
    </message>
    <message>
        <source>Another language is spoken from the next start on.</source>
        <translation>Ngôn ngữ khác có hiệu lực từ lần mở sau.</translation>
    </message>
    <message>
        <source>Lo&amp;ok</source>
        <translation>Giao &amp;diện</translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation>&amp;Cỡ chữ</translation>
    </message>
    <message>
        <source>the site&apos;s name</source>
        <translation>tên trang báo</translation>
    </message>
    <message>
        <source>Paper&apos;s name on &amp;printed sheets</source>
        <translation>Tên báo trên &amp;bản in</translation>
    </message>
    <message>
        <source>Loc&amp;k the window</source>
        <translation>&amp;Khóa cửa sổ</translation>
    </message>
    <message>
        <source>Put &amp;rude words in the list behind stars</source>
        <translation>Che từ thô &amp;tục trong danh sách</translation>
    </message>
    <message>
        <source>&amp;Mark misspelt words while editing</source>
        <translation>&amp;Gạch dưới chữ viết sai khi sửa</translation>
    </message>
    <message>
        <source> s</source>
        <translation> giây</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> mili giây</translation>
    </message>
    <message>
        <source>&amp;Undo before sending</source>
        <translation>&amp;Chờ trước khi gửi</translation>
    </message>
    <message>
        <source>So long a decision waits here before the site is told. From the next start on.</source>
        <translation>Quyết định đợi ở đây chừng ấy giây rồi mới gửi, để còn kịp hoàn tác. Có hiệu lực từ lần mở sau.</translation>
    </message>
    <message>
        <source>&amp;Ask the site every</source>
        <translation>Cậ&amp;p nhật mỗi</translation>
    </message>
    <message>
        <source>How often new comments are fetched. From the next start on.</source>
        <translation>Bao lâu lấy ý kiến mới một lần. Có hiệu lực từ lần mở sau.</translation>
    </message>
    <message>
        <source>&amp;Reading time</source>
        <translation>&amp;Thời gian đọc</translation>
    </message>
    <message>
        <source>A comment can be decided when its text has been on the screen for so long.</source>
        <translation>Nội dung phải hiện trên màn hình đủ thời gian này thì mới quyết định được.</translation>
    </message>
    <message>
        <source>Keep at least one reason.</source>
        <translation>Hãy giữ ít nhất một lý do.</translation>
    </message>
</context>
<context>
    <name>ShiftDialog</name>
    <message>
        <source>Shift sheet</source>
        <translation>Phiếu giao ca</translation>
    </message>
    <message>
        <source>Beginning of the shift</source>
        <translation>Lúc bắt đầu ca</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>Đọ&amp;c lại</translation>
    </message>
    <message>
        <source>&amp;Since</source>
        <translation>&amp;Từ</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message>
        <source>Note for the next shift</source>
        <translation>Ghi chú cho ca sau</translation>
    </message>
    <message>
        <source>Shown to whoever logs in next, until they have read it</source>
        <translation>Hiện cho người vào ca sau, đến khi họ đã đọc</translation>
    </message>
    <message>
        <source>&amp;Note for the next shift</source>
        <translation>&amp;Ghi chú cho ca sau</translation>
    </message>
    <message>
        <source>&amp;Print or PDF…</source>
        <translation>&amp;In hoặc PDF…</translation>
    </message>
    <message>
        <source>&amp;Hand over</source>
        <translation>Giao c&amp;a</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Handed over at %1. The next shift begins here.</source>
        <translation>Đã giao ca lúc %1. Ca sau bắt đầu từ đây.</translation>
    </message>
</context>
<context>
    <name>ShiftNotesDialog</name>
    <message>
        <source>From the shift before</source>
        <translation>Ca trước nhắn lại</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>Đã đọ&amp;c</translation>
    </message>
    <message>
        <source>Show again later</source>
        <translation>Để xem sau</translation>
    </message>
</context>
<context>
    <name>ShiftParts</name>
    <message>
        <source>Shift sheet</source>
        <translation>Phiếu giao ca</translation>
    </message>
    <message>
        <source>%1: %2 to %3</source>
        <translation>%1: %2 đến %3</translation>
    </message>
    <message>
        <source>since %1 handed over</source>
        <translation>từ khi %1 giao ca</translation>
    </message>
    <message>
        <source>since your log-in</source>
        <translation>từ khi bạn vào ca</translation>
    </message>
    <message>
        <source>since the first thing you did</source>
        <translation>từ việc đầu tiên bạn làm</translation>
    </message>
    <message>
        <source>as chosen</source>
        <translation>theo lúc đã chọn</translation>
    </message>
    <message>
        <source>the last eight hours</source>
        <translation>tám giờ vừa qua</translation>
    </message>
    <message>
        <source>shift</source>
        <comment>a file&apos;s name, without diacritics</comment>
        <translation>giao-ca</translation>
    </message>
    <message>
        <source>Note for the next shift</source>
        <translation>Ghi chú cho ca sau</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>Người giao ca</translation>
    </message>
    <message>
        <source>Taken over by</source>
        <translation>Người nhận ca</translation>
    </message>
    <message>
        <source>What is left</source>
        <translation>Việc còn lại</translation>
    </message>
    <message>
        <source>Decided in this shift</source>
        <translation>Đã quyết định trong ca</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Chưa có gì.</translation>
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
        <source>Conflicts and refused</source>
        <translation>Xung đột và bị trang báo từ chối</translation>
    </message>
    <message>
        <source>%1; the oldest since %2 (%3)</source>
        <translation>%1; cũ nhất từ %2 (%3)</translation>
    </message>
    <message>
        <source>Under articles set aside</source>
        <translation>Thuộc bài ngoài hàng chờ</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Xung đột</translation>
    </message>
    <message>
        <source>For the publishing hours</source>
        <translation>Chờ giờ đăng</translation>
    </message>
    <message>
        <source>Taken down</source>
        <translation>Đã gỡ</translation>
    </message>
    <message>
        <source>Articles set aside</source>
        <translation>Bài tạm dừng, đóng hoặc riêng trưởng ban</translation>
    </message>
    <message>
        <source>%1, from %2 on</source>
        <translation>%1, từ %2</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Duyệt</translation>
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
        <source>To the chief</source>
        <translation>Trưởng ban</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Trả về</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tổng</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Cộng</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Từ lúc</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Người làm</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Bạn đọc</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Ý kiến</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Bài viết</translation>
    </message>
    <message>
        <source>(the program)</source>
        <translation>(chương trình)</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>và %n ý kiến nữa</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken down in this shift</source>
        <translation>Đã gỡ trong ca</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Ngày giờ</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>Theo yêu cầu của</translation>
    </message>
    <message>
        <source>Public page</source>
        <translation>Trang công khai</translation>
    </message>
    <message>
        <source>shows it no more</source>
        <translation>không còn hiện</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>chưa xem lại</translation>
    </message>
    <message>
        <source>Articles paused, closed or for the chief</source>
        <translation>Bài tạm dừng, đóng hoặc riêng trưởng ban</translation>
    </message>
    <message>
        <source>What holds</source>
        <translation>Đang áp dụng</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>tạm dừng</translation>
    </message>
    <message>
        <source>for the chief alone</source>
        <translation>riêng trưởng ban</translation>
    </message>
    <message>
        <source>closed for comments</source>
        <translation>đã đóng ý kiến</translation>
    </message>
    <message>
        <source>closes %1</source>
        <translation>đóng lúc %1</translation>
    </message>
    <message numerus="yes">
        <source>closes after %n day(s)</source>
        <translation>
            <numerusform>đóng sau %n ngày</numerusform>
        </translation>
    </message>
    <message>
        <source>site: %1</source>
        <translation>trang báo: %1</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Trang báo</translation>
    </message>
    <message>
        <source>Oldest since</source>
        <translation>Cũ nhất từ</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Bị từ chối</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Kết nối</translation>
    </message>
    <message>
        <source>not tried yet</source>
        <translation>chưa thử</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>đã kết nối</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>không kết nối được</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Views</source>
        <translation>Các mục</translation>
    </message>
    <message>
        <source>Articles and sections</source>
        <translation>Bài và chuyên mục</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Nhật ký</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Bảng theo dõi</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Quy tắc</translation>
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
        <source>The oldest was written %1</source>
        <translation>Ý kiến cũ nhất viết %1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Chief only</source>
        <translation>Riêng trưởng ban</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Ngoài hàng chờ</translation>
    </message>
    <message>
        <source>Your kept views</source>
        <translation>Mục của bạn</translation>
    </message>
    <message>
        <source>Kept views, shared</source>
        <translation>Mục dùng chung</translation>
    </message>
    <message>
        <source>By site</source>
        <translation>Theo trang báo</translation>
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
    <message numerus="yes">
        <source>%1, more than %n comment(s)</source>
        <translation>
            <numerusform>%1, hơn %n ý kiến</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SiteList</name>
    <message>
        <source>Connected sites</source>
        <translation>Các trang báo đã kết nối</translation>
    </message>
    <message>
        <source>No site is connected yet.</source>
        <translation>Chưa kết nối trang báo nào.</translation>
    </message>
    <message>
        <source>&amp;Renew the login…</source>
        <translation>Đăng nhập &amp;lại…</translation>
    </message>
    <message>
        <source>Connect a &amp;site…</source>
        <translation>Kết nối &amp;trang báo…</translation>
    </message>
    <message>
        <source>&amp;Never edit readers&apos; words at this site: reject instead</source>
        <translation>&amp;Không sửa lời bạn đọc ở trang này: từ chối thay vì sửa</translation>
    </message>
    <message>
        <source>At other hours approvals wait here and are sent when the next ones begin.</source>
        <translation>Ngoài giờ này, lệnh duyệt đợi ở đây và được gửi khi đến giờ.</translation>
    </message>
    <message>
        <source>not tried yet</source>
        <translation>chưa thử</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>đã kết nối</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>không kết nối được</translation>
    </message>
    <message>
        <source>%1 (%2)
%3</source>
        <translation>%1 (%2)
%3</translation>
    </message>
</context>
<context>
    <name>SpellMarks</name>
    <message numerus="yes">
        <source>%n misspelt word(s)</source>
        <translation>
            <numerusform>%n chữ viết sai</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) without marks</source>
        <translation>
            <numerusform>%n chữ thiếu dấu</numerusform>
        </translation>
    </message>
    <message>
        <source>to the next</source>
        <translation>tới chữ kế tiếp</translation>
    </message>
    <message>
        <source>what may be meant</source>
        <translation>xem gợi ý</translation>
    </message>
    <message>
        <source>This word is not marked: %1 leads to the next one that is.</source>
        <translation>Chữ này không bị đánh dấu: %1 đưa tới chữ kế tiếp được đánh dấu.</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) to look at</source>
        <translation>
            <numerusform>%n chữ cần xem</numerusform>
        </translation>
    </message>
    <message>
        <source>Word %1 of %2: %3</source>
        <translation>Chữ %1 trong %2: %3</translation>
    </message>
    <message>
        <source>No word is marked.</source>
        <translation>Không chữ nào bị đánh dấu.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Ask the site now</source>
        <translation>Cập nhật ngay</translation>
    </message>
    <message>
        <source>Ask the site now (F5)</source>
        <translation>Cập nhật ngay (F5)</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to be sent</source>
        <translation>
            <numerusform>Chờ gửi: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>No site connected</source>
        <translation>Chưa kết nối trang báo nào</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>Không kết nối được với %1</translation>
    </message>
    <message>
        <source>Asking the site.</source>
        <translation>Đang hỏi trang báo.</translation>
    </message>
    <message>
        <source>No connection: it is tried again by itself.</source>
        <translation>Không kết nối được: sẽ tự thử lại.</translation>
    </message>
    <message numerus="yes">
        <source>Updated, %n new comment(s).</source>
        <translation>
            <numerusform>Đã cập nhật, %n ý kiến mới.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be published at %1</source>
        <translation>
            <numerusform>%n chờ đăng lúc %1</numerusform>
        </translation>
    </message>
    <message>
        <source>List them</source>
        <translation>Liệt kê</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Đang kết nối với %1</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>Đã kết nối với %1</translation>
    </message>
    <message>
        <source>The database cannot be used</source>
        <translation>Không dùng được cơ sở dữ liệu</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Đang mở</translation>
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
    <message numerus="yes">
        <source>%n with the chief, the oldest waits %1</source>
        <translation>
            <numerusform>Trưởng ban: %n, cũ nhất đã đợi %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Ordered and written to the log, %1</source>
        <translation>Đã ra lệnh và ghi vào nhật ký, %1</translation>
    </message>
    <message>
        <source>On its way to the site, ahead of everything else</source>
        <translation>Đang gửi đến trang báo, trước mọi việc khác</translation>
    </message>
    <message>
        <source>The public page has not been read yet</source>
        <translation>Chưa đọc lại trang công khai</translation>
    </message>
    <message>
        <source>You may close this window: the removal goes on, and you are told when it is done.</source>
        <translation>Có thể đóng cửa sổ này: việc gỡ vẫn tiếp tục, và bạn sẽ được báo khi xong.</translation>
    </message>
    <message>
        <source>The site was not reached; it is tried again by itself</source>
        <translation>Chưa liên lạc được với trang báo; chương trình tự thử lại</translation>
    </message>
    <message>
        <source>The site refused. Take it down at the site itself.</source>
        <translation>Trang báo từ chối. Hãy gỡ trực tiếp trên trang báo.</translation>
    </message>
    <message>
        <source>The comment changed on the site meanwhile: see Conflicts, decide again.</source>
        <translation>Ý kiến vừa đổi trên trang báo: xem mục Xung đột rồi quyết định lại.</translation>
    </message>
    <message>
        <source>Somebody decided otherwise meanwhile.</source>
        <translation>Có người vừa quyết định khác.</translation>
    </message>
    <message>
        <source>The site carried it out</source>
        <translation>Trang báo đã gỡ</translation>
    </message>
    <message>
        <source>Done: the public page no longer shows it</source>
        <translation>Xong: trang công khai không còn hiện ý kiến này</translation>
    </message>
    <message>
        <source>Not done yet: the public page may still show it. It is read again each round.</source>
        <translation>Chưa xong: trang công khai có thể vẫn còn hiện. Mỗi lượt cập nhật sẽ đọc lại.</translation>
    </message>
</context>
<context>
    <name>SureDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>SweepDialog</name>
    <message>
        <source>Decide the whole list</source>
        <translation>Quyết định cả danh sách</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Dòng lọc: %1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Lý do: %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Ghi chú: %1</translation>
    </message>
    <message>
        <source>Reading the list…</source>
        <translation>Đang đọc danh sách…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Tiến độ</translation>
    </message>
    <message>
        <source>The first of them:</source>
        <translation>Những ý kiến đầu tiên:</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Ý kiến</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Deciding, step by step: %1 of %2</source>
        <translation>Đang làm từng bước: %1 trên %2 ý kiến</translation>
    </message>
    <message>
        <source>Looked at %1 of %2</source>
        <translation>Đã xem %1 trên %2 ý kiến</translation>
    </message>
    <message numerus="yes">
        <source>The first of them (single ones can be left out of %n at most: narrow the list by a filter):</source>
        <translation>
            <numerusform>Những ý kiến đầu tiên (chỉ chừa ra từng ý kiến được khi có nhiều nhất %n: hãy lọc hẹp lại):</numerusform>
        </translation>
    </message>
    <message>
        <source>Space leaves a comment out or takes it in:</source>
        <translation>Phím cách để bỏ ra hoặc lấy vào từng ý kiến:</translation>
    </message>
    <message>
        <source>No comment is in this list.</source>
        <translation>Danh sách này không có ý kiến nào.</translation>
    </message>
    <message>
        <source>Deciding, step by step…</source>
        <translation>Đang quyết định, từng bước một…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n were not looked at.</source>
        <translation>
            <numerusform>Đã dừng: còn %n ý kiến chưa xem đến.</numerusform>
        </translation>
    </message>
    <message>
        <source>One undo takes all of it back.</source>
        <translation>Một lần hoàn tác lấy lại tất cả.</translation>
    </message>
    <message>
        <source>What was left, and why:</source>
        <translation>Những ý kiến để nguyên, và vì sao:</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>What was decided before this stays decided.</source>
        <translation>Những gì đã quyết định trước đó vẫn giữ nguyên.</translation>
    </message>
    <message>
        <source>Stopping after this step…</source>
        <translation>Sẽ dừng sau bước này…</translation>
    </message>
</context>
<context>
    <name>SwitchDialog</name>
    <message>
        <source>Who is working?</source>
        <translation>Ai đang làm?</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Name, or a new one</source>
        <translation>Tên, hoặc tên mới</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Mọi người</translation>
    </message>
    <message>
        <source>&amp;Hand over…</source>
        <translation>&amp;Giao ca…</translation>
    </message>
    <message>
        <source>My P&amp;IN…</source>
        <translation>Mã P&amp;IN của bạn…</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>&amp;Khóa</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Đổi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Someone new: %1</source>
        <translation>Người mới: %1</translation>
    </message>
    <message>
        <source>chief</source>
        <translation>trưởng ban</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>có PIN</translation>
    </message>
    <message>
        <source>now</source>
        <translation>đang làm</translation>
    </message>
</context>
<context>
    <name>Switching</name>
    <message>
        <source>Shifts and PINs</source>
        <translation>Ca làm việc và mã PIN</translation>
    </message>
</context>
<context>
    <name>TakedownDialog</name>
    <message>
        <source>Urgent removal</source>
        <translation>Gỡ khẩn</translation>
    </message>
    <message>
        <source>Link to the comment, its number on the site, or words from it</source>
        <translation>Dán liên kết, mã trên trang báo, hoặc vài chữ trong ý kiến</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Tìm</translation>
    </message>
    <message>
        <source>&amp;Comment</source>
        <translation>Ý &amp;kiến</translation>
    </message>
    <message>
        <source>Comments that were found</source>
        <translation>Các ý kiến tìm thấy</translation>
    </message>
    <message>
        <source>&amp;Look again now</source>
        <translation>&amp;Xem lại ngay</translation>
    </message>
    <message>
        <source>Take down now</source>
        <translation>Gỡ ngay</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>name and office</source>
        <translation>họ tên, chức vụ</translation>
    </message>
    <message>
        <source>number, date</source>
        <translation>số văn bản, ngày</translation>
    </message>
    <message>
        <source>&amp;Ordered by (required)</source>
        <translation>&amp;Người yêu cầu gỡ (bắt buộc)</translation>
    </message>
    <message>
        <source>Under which &amp;document (required)</source>
        <translation>Theo &amp;văn bản nào (bắt buộc)</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Ghi chú</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Đang tìm…</translation>
    </message>
    <message>
        <source>Nothing here has these words. Try the comment&apos;s link instead.</source>
        <translation>Không có ý kiến nào chứa những chữ này. Hãy thử dán liên kết.</translation>
    </message>
    <message>
        <source>Not known here yet: asking the site…</source>
        <translation>Ở đây chưa có: đang tìm trên trang báo…</translation>
    </message>
    <message>
        <source>No connected site knows this comment. Check the link.</source>
        <translation>Không trang báo nào có ý kiến này. Hãy xem lại liên kết.</translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) found: choose one with the arrows and Enter.</source>
        <translation>
            <numerusform>Tìm thấy %n ý kiến: chọn bằng mũi tên rồi Enter.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1 (%2): %3</translation>
    </message>
    <message>
        <source>This comment is no longer here.</source>
        <translation>Ý kiến này không còn ở đây.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
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
    <name>Times</name>
    <message>
        <source>%1 s</source>
        <translation>%1 giây</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 phút</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 giờ</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 ngày</translation>
    </message>
    <message>
        <source>d/M H:mm</source>
        <translation>d/M H:mm</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d/M</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Giờ</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Tháng</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Tuần</translation>
    </message>
</context>
<context>
    <name>TogetherDialog</name>
    <message>
        <source>Came together</source>
        <translation>Kéo đến cùng lúc</translation>
    </message>
    <message>
        <source>Comments of the last day, each less than ten minutes after the one before, that one thing ties together. That is a hint, no proof: people also come together by themselves. Listed, a group is decided as a whole: Ctrl+A, then a key.</source>
        <translation>Ý kiến trong một ngày qua, mỗi ý kiến cách ý kiến trước chưa tới mười phút, có một điểm chung. Đó là dấu hiệu, không phải bằng chứng: nhiều người cũng có thể tự đến cùng lúc. Mở danh sách rồi quyết định cả nhóm: Ctrl+A, rồi một phím.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Đang tìm…</translation>
    </message>
    <message>
        <source>&amp;Show them</source>
        <translation>&amp;Xem</translation>
    </message>
    <message>
        <source>This &amp;article…</source>
        <translation>&amp;Bài này…</translation>
    </message>
    <message>
        <source>&amp;What counts</source>
        <translation>Cách &amp;tính</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Nothing that waits came together in the last day.</source>
        <translation>Trong một ngày qua không có nhóm nào kéo đến cùng lúc mà còn chờ duyệt.</translation>
    </message>
    <message>
        <source>New names under “%1”</source>
        <translation>Tên mới dưới bài “%1”</translation>
    </message>
    <message>
        <source>Nearly the same words: “%1”</source>
        <translation>Lời gần như nhau: “%1”</translation>
    </message>
    <message>
        <source>Many names from one address: %1</source>
        <translation>Nhiều tên từ một địa chỉ: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n ý kiến</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n đang chờ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s)</source>
        <translation>
            <numerusform>%n tên</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n never seen before</source>
        <translation>
            <numerusform>%n chưa từng gặp</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n bài</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>within %n minute(s)</source>
        <translation>
            <numerusform>trong %n phút</numerusform>
        </translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>từ %1</translation>
    </message>
</context>
<context>
    <name>TraceDialog</name>
    <message>
        <source>Find everything by one reader</source>
        <translation>Tìm mọi ý kiến của một bạn đọc</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Đang tìm…</translation>
    </message>
    <message>
        <source>How the comments were found</source>
        <translation>Các ý kiến được tìm ra thế nào</translation>
    </message>
    <message>
        <source>Known as</source>
        <translation>Nhận biết qua</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Các ý kiến</translation>
    </message>
    <message>
        <source>Known as (Enter: everything by that one)</source>
        <translation>Nhận biết qua (Enter: tìm mọi ý kiến của người đó)</translation>
    </message>
    <message>
        <source>Print and export also what may be &amp;other people&apos;s</source>
        <translation>In và xuất &amp;cả những gì có thể của người khác</translation>
    </message>
    <message>
        <source>Show in the &amp;list</source>
        <translation>Xem trong &amp;danh sách</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;In…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Xuất…</translation>
    </message>
    <message>
        <source>P&amp;urge…</source>
        <translation>Xó&amp;a…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Name, e-mail, account, network address, or link of a comment or profile</source>
        <translation>Tên, thư điện tử, tài khoản, địa chỉ mạng, liên kết ý kiến hay trang cá nhân</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Đó là gì</translation>
    </message>
    <message>
        <source>Recognise it</source>
        <translation>Tự nhận biết</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>&amp;Reader</source>
        <translation>&amp;Bạn đọc</translation>
    </message>
    <message>
        <source>Looks like: %1</source>
        <translation>Có vẻ là: %1</translation>
    </message>
    <message>
        <source>Type a name, an address or a link first.</source>
        <translation>Hãy gõ tên, địa chỉ hoặc liên kết trước đã.</translation>
    </message>
    <message>
        <source>The link is a comment&apos;s; its reader is meant. %1</source>
        <translation>Liên kết của một ý kiến; tìm người viết ý kiến ấy. %1</translation>
    </message>
    <message>
        <source>%1. Nothing was found.</source>
        <translation>%1. Không tìm thấy gì.</translation>
    </message>
    <message>
        <source>%1. None of it is surely one person&apos;s.</source>
        <translation>%1. Không có gì chắc chắn là của cùng một người.</translation>
    </message>
    <message>
        <source>These may be other people&apos;s comments.</source>
        <translation>Có thể là ý kiến của người khác.</translation>
    </message>
    <message>
        <source>The newest %1 of %2; the window&apos;s list has all.</source>
        <translation>%1 ý kiến mới nhất trong %2; danh sách của cửa sổ có đủ.</translation>
    </message>
    <message>
        <source>In the window&apos;s list, decide them all at once with Ctrl+A.</source>
        <translation>Trong danh sách của cửa sổ, nhấn Ctrl+A để quyết định tất cả một lượt.</translation>
    </message>
    <message numerus="yes">
        <source>Purged from the log: %n personal field(s).</source>
        <translation>
            <numerusform>Đã xóa khỏi nhật ký %n trường cá nhân.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrialBar</name>
    <message>
        <source>What was decided about those caught</source>
        <translation>Quyết định về những ý kiến bị bắt</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>đã loại</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>đã duyệt</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>chưa quyết định</translation>
    </message>
    <message>
        <source>gone from the site</source>
        <translation>không còn trên trang</translation>
    </message>
</context>
<context>
    <name>TrialDialog</name>
    <message>
        <source>Dry run on the history</source>
        <translation>Chạy thử trên lịch sử</translation>
    </message>
    <message>
        <source>How far the history is read</source>
        <translation>Đã đọc lịch sử tới đâu</translation>
    </message>
    <message>
        <source>Which of them</source>
        <translation>Xem những ý kiến nào</translation>
    </message>
    <message>
        <source>&amp;Open in the window</source>
        <translation>&amp;Mở trong cửa sổ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Comments that the rule catches</source>
        <translation>Những ý kiến mà quy tắc bắt</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>Đang đọc lịch sử…</translation>
    </message>
    <message>
        <source>Reading the history: %1 of %2</source>
        <translation>Đang đọc lịch sử: %1 trên %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) caught</source>
        <translation>
            <numerusform>Bắt %n ý kiến</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n in the history.</source>
        <translation>
            <numerusform>trên %n ý kiến trong lịch sử.</numerusform>
        </translation>
    </message>
    <message>
        <source>All caught</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Approved: caught wrongly</source>
        <translation>Đã duyệt: bắt nhầm</translation>
    </message>
    <message>
        <source>Removed: caught rightly</source>
        <translation>Đã loại: bắt đúng</translation>
    </message>
    <message>
        <source>Not decided: caught now</source>
        <translation>Chưa quyết định: sẽ bắt ngay</translation>
    </message>
    <message>
        <source>Of those decided, %1 were removed.</source>
        <translation>Trong số đã quyết định, %1 là bị loại.</translation>
    </message>
    <message>
        <source>None of them was decided: the history says nothing of them.</source>
        <translation>Chưa ý kiến nào được quyết định: lịch sử không nói gì.</translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) were approved: caught wrongly.</source>
        <translation>
            <numerusform>%n ý kiến đã được duyệt: bắt nhầm.</numerusform>
        </translation>
    </message>
    <message>
        <source>It catches %1 of all that was removed.</source>
        <translation>Bắt được %1 tổng số ý kiến đã loại.</translation>
    </message>
    <message>
        <source>It catches more than half of everything: too wide a rule.</source>
        <translation>Bắt quá nửa mọi ý kiến: quy tắc quá rộng.</translation>
    </message>
</context>
<context>
    <name>TryField</name>
    <message>
        <source>Write or paste a comment to try the rule on</source>
        <translation>Gõ hoặc dán một ý kiến để thử quy tắc</translation>
    </message>
    <message>
        <source>Where the rule matches</source>
        <translation>Chỗ quy tắc khớp</translation>
    </message>
    <message>
        <source>Tr&amp;y it</source>
        <translation>Thử &amp;với</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Thử</translation>
    </message>
    <message>
        <source>No match.</source>
        <translation>Không khớp.</translation>
    </message>
    <message>
        <source>It matches.</source>
        <translation>Khớp.</translation>
    </message>
    <message>
        <source>Compared as: %1</source>
        <translation>Dạng để so: %1</translation>
    </message>
</context>
<context>
    <name>VerifyDialog</name>
    <message>
        <source>Verify the log</source>
        <translation>Kiểm tra nhật ký</translation>
    </message>
    <message>
        <source>How far the log is read</source>
        <translation>Đã đọc được</translation>
    </message>
    <message>
        <source>What does not hold</source>
        <translation>Những chỗ không khớp</translation>
    </message>
    <message>
        <source>paste a hash that was kept elsewhere</source>
        <translation>dán mã băm đã cất ở nơi khác</translation>
    </message>
    <message>
        <source>A chain of hashes shows every row that was changed, removed or inserted. It cannot show that its end was cut off, or that all of it was written anew: against that, keep the newest hash in another place and check it here later.</source>
        <translation>Chuỗi mã băm cho thấy mọi dòng bị sửa, xóa hay chèn thêm. Nó không cho thấy phần cuối bị cắt bỏ hoặc toàn bộ bị viết lại: muốn phòng việc đó, hãy cất mã băm mới nhất ở nơi khác rồi kiểm tra lại ở đây.</translation>
    </message>
    <message>
        <source>&amp;Kept hash</source>
        <translation>Mã &amp;băm đã cất</translation>
    </message>
    <message>
        <source>&amp;Copy the newest hash</source>
        <translation>&amp;Sao chép mã băm mới nhất</translation>
    </message>
    <message>
        <source>Verify &amp;again</source>
        <translation>Kiểm tra &amp;lại</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Reading the log…</source>
        <translation>Đang đọc nhật ký…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>The kept hash is no longer in the log: its end was cut or it was rewritten.</source>
        <translation>Mã băm đã cất không còn trong nhật ký: phần cuối bị cắt hoặc nhật ký bị viết lại.</translation>
    </message>
    <message>
        <source>The log is intact.</source>
        <translation>Nhật ký còn nguyên vẹn.</translation>
    </message>
    <message numerus="yes">
        <source>The log does not hold at %n place(s).</source>
        <translation>
            <numerusform>Nhật ký không khớp ở %n chỗ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) read.</source>
        <translation>
            <numerusform>Đã đọc %Ln dòng.</numerusform>
        </translation>
    </message>
    <message>
        <source>Newest hash, of row %2: %1</source>
        <translation>Mã băm mới nhất, của dòng %2: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are answers of sites, which the log shows beside the decision they answer.</source>
        <translation>
            <numerusform>Trong đó %Ln dòng là lời đáp của trang báo, nhật ký hiện chung dòng với quyết định được đáp.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n personal field(s) were purged, which is on record.</source>
        <translation>
            <numerusform>%n trường cá nhân đã được xóa, có ghi lại.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhoDialog</name>
    <message>
        <source>At work now</source>
        <translation>Đang làm việc</translation>
    </message>
    <message>
        <source>Nobody else is at work on this queue.</source>
        <translation>Không có ai khác đang làm trên hàng chờ này.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>%1: nothing open, since %2</source>
        <translation>%1: chưa mở ý kiến nào, từ %2</translation>
    </message>
    <message>
        <source>%1: since %2 on “%3” by %4</source>
        <translation>%1: từ %2, “%3” của %4</translation>
    </message>
</context>
<context>
    <name>WordBars</name>
    <message>
        <source>Words that tell most</source>
        <translation>Những từ nặng ký nhất</translation>
    </message>
    <message>
        <source>For removing: %1. For approving: %2.</source>
        <translation>Nghiêng về loại: %1. Nghiêng về duyệt: %2.</translation>
    </message>
    <message>
        <source>For removing</source>
        <translation>Nghiêng về loại</translation>
    </message>
    <message>
        <source>For approving</source>
        <translation>Nghiêng về duyệt</translation>
    </message>
</context>
<context>
    <name>WorkMenu</name>
    <message>
        <source>This reader</source>
        <translation>Bạn đọc này</translation>
    </message>
    <message>
        <source>This article</source>
        <translation>Bài này</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Việc khác</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
</context>
<context>
    <name>_Ages</name>
    <message>
        <source>just now</source>
        <translation>vừa xong</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n phút</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n giờ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <translation>
            <numerusform>%n ngày</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) ago</source>
        <translation>
            <numerusform>%n giây trước</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n phút trước</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n giờ trước</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n ngày trước</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Results</name>
    <message numerus="yes">
        <source>%n can be decided so</source>
        <translation>
            <numerusform>%n ý kiến quyết định được như vậy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stand so already</source>
        <translation>
            <numerusform>%n ý kiến đã như vậy từ trước</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed since the list was read: left</source>
        <translation>
            <numerusform>%n ý kiến đã đổi từ khi đọc danh sách: để nguyên</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are no longer there</source>
        <translation>
            <numerusform>%n ý kiến không còn nữa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n raise a question: left unless you tick it</source>
        <translation>
            <numerusform>%n ý kiến cần hỏi: để nguyên trừ khi bạn đánh dấu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be decided so: left</source>
        <translation>
            <numerusform>%n ý kiến không quyết định được như vậy: để nguyên</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Titles</name>
    <message numerus="yes">
        <source>Approve %n comment(s)</source>
        <translation>
            <numerusform>Duyệt %n ý kiến</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %n comment(s)</source>
        <translation>
            <numerusform>Từ chối %n ý kiến</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n comment(s) as spam</source>
        <translation>
            <numerusform>Cho %n ý kiến vào thư rác</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hold %n comment(s)</source>
        <translation>
            <numerusform>Để lại %n ý kiến</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pass %n comment(s) to the chief</source>
        <translation>
            <numerusform>Chuyển %n ý kiến cho trưởng ban</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take down %n comment(s)</source>
        <translation>
            <numerusform>Gỡ %n ý kiến</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Return %n comment(s) to pending</source>
        <translation>
            <numerusform>Trả %n ý kiến về chờ duyệt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>articles</name>
    <message>
        <source>paused</source>
        <translation>tạm dừng</translation>
    </message>
    <message>
        <source>chief only</source>
        <translation>riêng trưởng ban</translation>
    </message>
    <message>
        <source>closed for comments</source>
        <translation>đã đóng ý kiến</translation>
    </message>
    <message>
        <source>closes on %1</source>
        <translation>tự đóng ngày %1</translation>
    </message>
    <message>
        <source>Article paused</source>
        <translation>Đã tạm dừng bài</translation>
    </message>
    <message>
        <source>Article left to the chief</source>
        <translation>Đã để bài riêng cho trưởng ban</translation>
    </message>
    <message>
        <source>Article given back to everybody</source>
        <translation>Đã trả bài về cho mọi người</translation>
    </message>
    <message>
        <source>Article closed for comments</source>
        <translation>Đã đóng ý kiến của bài</translation>
    </message>
    <message>
        <source>Article opened for comments</source>
        <translation>Đã mở lại ý kiến của bài</translation>
    </message>
    <message>
        <source>Days for comments changed</source>
        <translation>Đã đổi số ngày nhận ý kiến</translation>
    </message>
    <message>
        <source>The site cannot be told: readers can still write there.</source>
        <translation>Không báo được cho trang: bạn đọc vẫn gửi ý kiến được.</translation>
    </message>
    <message>
        <source>The site refused: %1</source>
        <translation>Trang báo từ chối: %1</translation>
    </message>
    <message>
        <source>The site will be told in a moment.</source>
        <translation>Sắp báo cho trang.</translation>
    </message>
    <message>
        <source>The site does not know this article.</source>
        <translation>Trang báo không có bài này.</translation>
    </message>
    <message>
        <source>No connection to the site: it is told again by itself.</source>
        <translation>Không kết nối được với trang báo: chương trình sẽ tự báo lại.</translation>
    </message>
    <message>
        <source>The site does not find this article; it is told again at %1.</source>
        <translation>Trang báo chưa tìm thấy bài này; sẽ báo lại lúc %1.</translation>
    </message>
    <message>
        <source>The site takes comments all the same.</source>
        <translation>Trang báo vẫn nhận ý kiến.</translation>
    </message>
</context>
<context>
    <name>blocking</name>
    <message>
        <source>for good</source>
        <translation>không thời hạn</translation>
    </message>
    <message>
        <source>for one day</source>
        <translation>trong một ngày</translation>
    </message>
    <message>
        <source>for %1 days</source>
        <translation>trong %1 ngày</translation>
    </message>
    <message>
        <source>May write again since %1 (%2); the site has confirmed.</source>
        <translation>Đã bỏ chặn từ %1 (%2); trang báo đã xác nhận.</translation>
    </message>
    <message>
        <source>Blocked for good (%2); the site has confirmed.</source>
        <translation>Đã chặn không thời hạn (%2); trang báo đã xác nhận.</translation>
    </message>
    <message>
        <source>Blocked until %1 (%2); the site has confirmed.</source>
        <translation>Đã chặn đến %1 (%2); trang báo đã xác nhận.</translation>
    </message>
    <message>
        <source>To be blocked %1 (%2).</source>
        <translation>Sẽ chặn %1 (%2).</translation>
    </message>
    <message>
        <source>May write again (%2).</source>
        <translation>Sẽ bỏ chặn (%2).</translation>
    </message>
    <message>
        <source>Taken back: the site was never told.</source>
        <translation>Đã rút lại: trang báo chưa hay biết.</translation>
    </message>
    <message>
        <source>The block before it still holds, for good.</source>
        <translation>Lệnh chặn trước đó vẫn còn, không thời hạn.</translation>
    </message>
    <message>
        <source>They are still blocked.</source>
        <translation>Bạn đọc này vẫn bị chặn.</translation>
    </message>
    <message>
        <source>The block before it still holds, until %1.</source>
        <translation>Lệnh chặn trước đó vẫn còn, đến %1.</translation>
    </message>
    <message>
        <source>They are still blocked until %1.</source>
        <translation>Bạn đọc này vẫn bị chặn đến %1.</translation>
    </message>
    <message>
        <source>The site refused: %1</source>
        <translation>Trang báo từ chối: %1</translation>
    </message>
    <message>
        <source>The site does not know this reader.</source>
        <translation>Trang báo không biết bạn đọc này.</translation>
    </message>
    <message>
        <source>The site does not find this reader; asked again at %1.</source>
        <translation>Trang báo chưa tìm thấy bạn đọc này; sẽ hỏi lại lúc %1.</translation>
    </message>
    <message>
        <source>No connection to the site: it is told again by itself.</source>
        <translation>Không kết nối được với trang báo: chương trình sẽ tự báo lại.</translation>
    </message>
    <message>
        <source>Waiting to be sent.</source>
        <translation>Đang chờ gửi.</translation>
    </message>
    <message>
        <source>Not done: somebody let them write again at the site.</source>
        <translation>Chưa làm: trên trang báo đã có người bỏ chặn.</translation>
    </message>
    <message>
        <source>Not done: somebody blocked them for good at the site.</source>
        <translation>Chưa làm: trên trang báo đã có người chặn không thời hạn.</translation>
    </message>
    <message>
        <source>Not done: somebody blocked them until %1 at the site.</source>
        <translation>Chưa làm: trên trang báo đã có người chặn đến %1.</translation>
    </message>
</context>
<context>
    <name>board sheet</name>
    <message>
        <source>report</source>
        <translation>bao-cao</translation>
    </message>
    <message>
        <source>Report of the desk</source>
        <translation>Báo cáo duyệt ý kiến</translation>
    </message>
</context>
<context>
    <name>chief</name>
    <message>
        <source>Approved by %1 at %2, stopped before it was sent at %3: %4.</source>
        <translation>%1 duyệt lúc %2, đã dừng trước khi gửi lúc %3: %4.</translation>
    </message>
    <message>
        <source>Waits for the chief since %2: %3 (%1)</source>
        <translation>Chờ trưởng ban từ %2: %3 (%1)</translation>
    </message>
    <message>
        <source>Passed to the chief at %2 by a rule: %1</source>
        <translation>Chuyển trưởng ban lúc %2, theo %1</translation>
    </message>
    <message>
        <source>Passed to the chief by %1 at %2</source>
        <translation>%1 chuyển trưởng ban lúc %2</translation>
    </message>
    <message>
        <source>%1: set by %2 at %3</source>
        <translation>%1: %2 đặt lúc %3</translation>
    </message>
    <message>
        <source>Only the chief approves it. Reason: %1</source>
        <translation>Chỉ trưởng ban duyệt được. Lý do: %1</translation>
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
        <source>Propose diacritics, word by word</source>
        <translation>Đề nghị dấu, xem từng chữ</translation>
    </message>
    <message>
        <source>List the comments that say the same, or go back</source>
        <translation>Liệt kê các ý kiến có cùng nội dung, hoặc trở lại</translation>
    </message>
    <message>
        <source>Take over what a finding offers: hide personal data, decode</source>
        <translation>Dùng bản được gợi ý: che thông tin cá nhân, giải mã</translation>
    </message>
    <message>
        <source>Editor: next marked word</source>
        <translation>Ô sửa: tới chữ được đánh dấu kế tiếp</translation>
    </message>
    <message>
        <source>Editor: previous marked word</source>
        <translation>Ô sửa: về chữ được đánh dấu trước đó</translation>
    </message>
    <message>
        <source>Editor: what a marked word may mean</source>
        <translation>Ô sửa: gợi ý cho chữ được đánh dấu</translation>
    </message>
    <message>
        <source>Save: approve the edit, keep changes</source>
        <translation>Lưu: duyệt bản đã sửa, giữ thay đổi</translation>
    </message>
    <message>
        <source>Undo the last decision</source>
        <translation>Hoàn tác quyết định gần nhất</translation>
    </message>
    <message>
        <source>Recent decisions, to undo any of them</source>
        <translation>Quyết định gần đây, hoàn tác bất kỳ quyết định nào</translation>
    </message>
    <message>
        <source>Next comment, this one waits</source>
        <translation>Ý kiến sau, ý kiến này còn chờ</translation>
    </message>
    <message>
        <source>Previous comment</source>
        <translation>Ý kiến trước</translation>
    </message>
    <message>
        <source>Next comment with the same finding</source>
        <translation>Ý kiến sau có cùng dấu hiệu</translation>
    </message>
    <message>
        <source>Previous comment with the same finding</source>
        <translation>Ý kiến trước có cùng dấu hiệu</translation>
    </message>
    <message>
        <source>To the list</source>
        <translation>Đến danh sách ý kiến</translation>
    </message>
    <message>
        <source>To the views</source>
        <translation>Đến các mục</translation>
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
        <source>The article&apos;s text and what the comment takes from it</source>
        <translation>Nội dung bài và chỗ ý kiến trích lại</translation>
    </message>
    <message>
        <source>To the thread: arrows walk in it, Enter opens</source>
        <translation>Đến mạch trả lời: mũi tên để đi, Enter để mở</translation>
    </message>
    <message>
        <source>Write a note for the other moderators</source>
        <translation>Ghi chú cho người duyệt khác</translation>
    </message>
    <message>
        <source>The reader&apos;s last comments, or hide them</source>
        <translation>Các ý kiến gần đây của bạn đọc này, hoặc ẩn đi</translation>
    </message>
    <message>
        <source>Watch this reader</source>
        <translation>Theo dõi bạn đọc này</translation>
    </message>
    <message>
        <source>Trust this reader</source>
        <translation>Tin cậy bạn đọc này</translation>
    </message>
    <message>
        <source>Readers watched or trusted</source>
        <translation>Bạn đọc được theo dõi hoặc tin cậy</translation>
    </message>
    <message>
        <source>Block this reader at the site</source>
        <translation>Chặn bạn đọc này ở trang báo</translation>
    </message>
    <message>
        <source>Let this reader write again at the site</source>
        <translation>Bỏ chặn bạn đọc này ở trang báo</translation>
    </message>
    <message>
        <source>Blocked readers</source>
        <translation>Bạn đọc bị chặn</translation>
    </message>
    <message>
        <source>Only comments on this article</source>
        <translation>Chỉ ý kiến của bài này</translation>
    </message>
    <message>
        <source>Everything by this reader</source>
        <translation>Mọi ý kiến của bạn đọc này</translation>
    </message>
    <message>
        <source>Only comments with the same finding</source>
        <translation>Chỉ ý kiến cùng dấu hiệu</translation>
    </message>
    <message>
        <source>Keep this list as a view</source>
        <translation>Lưu danh sách này thành mục</translation>
    </message>
    <message>
        <source>Articles and sections: find one</source>
        <translation>Bài và chuyên mục: tìm một nơi</translation>
    </message>
    <message>
        <source>Pause, close or leave to the chief: comments on this article</source>
        <translation>Ý kiến của bài này: tạm dừng, đóng hoặc để riêng trưởng ban</translation>
    </message>
    <message>
        <source>Pause comments on this article, or resume them</source>
        <translation>Tạm dừng ý kiến của bài này, hoặc duyệt tiếp</translation>
    </message>
    <message>
        <source>Floods: what bursts now</source>
        <translation>Dồn dập: đang có gì tăng vọt</translation>
    </message>
    <message>
        <source>Who came together: groups with their evidence</source>
        <translation>Ai kéo đến cùng lúc: các nhóm kèm dấu hiệu</translation>
    </message>
    <message>
        <source>Find everything by one reader: name, e-mail, address, link</source>
        <translation>Tìm mọi ý kiến của một bạn đọc: tên, thư, địa chỉ, liên kết</translation>
    </message>
    <message>
        <source>Print this comment&apos;s whole history</source>
        <translation>In toàn bộ lịch sử ý kiến này</translation>
    </message>
    <message>
        <source>Publish now what waits for the hours</source>
        <translation>Đăng ngay ý kiến đang chờ giờ đăng</translation>
    </message>
    <message>
        <source>The chief&apos;s answers to what you passed up</source>
        <translation>Trưởng ban trả lời về các ý kiến bạn đã chuyển</translation>
    </message>
    <message>
        <source>Sections and articles held by the chief</source>
        <translation>Chuyên mục và bài trưởng ban đang giữ</translation>
    </message>
    <message>
        <source>Hold this section for the chief, or lift it</source>
        <translation>Giữ chuyên mục này cho trưởng ban, hoặc bỏ giữ</translation>
    </message>
    <message>
        <source>Hold this article for the chief, or lift it</source>
        <translation>Giữ bài này cho trưởng ban, hoặc bỏ giữ</translation>
    </message>
    <message>
        <source>Select the whole list</source>
        <translation>Chọn cả danh sách</translation>
    </message>
    <message>
        <source>Find a command or view by its name</source>
        <translation>Tìm lệnh hoặc mục theo tên</translation>
    </message>
    <message>
        <source>Ask the site now</source>
        <translation>Cập nhật ngay</translation>
    </message>
    <message>
        <source>Open the log</source>
        <translation>Mở nhật ký</translation>
    </message>
    <message>
        <source>Export the log: spreadsheet, CSV, JSON Lines</source>
        <translation>Xuất nhật ký: bảng tính, CSV, JSON Lines</translation>
    </message>
    <message>
        <source>Verify the log</source>
        <translation>Kiểm tra nhật ký</translation>
    </message>
    <message>
        <source>Board: figures of the desk</source>
        <translation>Bảng theo dõi: số liệu của tòa soạn</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Quy tắc</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Switch person: the name written to the log</source>
        <translation>Đổi người: tên ghi vào nhật ký</translation>
    </message>
    <message>
        <source>Set or change your PIN</source>
        <translation>Đặt hoặc đổi mã PIN của bạn</translation>
    </message>
    <message>
        <source>Lock the window</source>
        <translation>Khóa cửa sổ</translation>
    </message>
    <message>
        <source>Shift sheet: hand over to the next shift</source>
        <translation>Phiếu giao ca: bàn giao cho ca sau</translation>
    </message>
    <message>
        <source>Notes of the shift before</source>
        <translation>Ghi chú của ca trước</translation>
    </message>
    <message>
        <source>Connect a site</source>
        <translation>Kết nối trang báo</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Trục trặc</translation>
    </message>
    <message>
        <source>Second look: read decisions again</source>
        <translation>Xem lại lần hai: đọc lại các quyết định</translation>
    </message>
    <message>
        <source>Second look: order it, see the agreement</source>
        <translation>Xem lại lần hai: đặt, xem mức thống nhất</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Chữ lớn hơn</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Chữ nhỏ hơn</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>Nền tối hoặc sáng</translation>
    </message>
    <message>
        <source>Print the keys on one page</source>
        <translation>In bảng phím tắt trên một trang</translation>
    </message>
    <message>
        <source>Change the keys</source>
        <translation>Đổi phím</translation>
    </message>
    <message>
        <source>About this program: version, licences</source>
        <translation>Về chương trình: phiên bản, giấy phép</translation>
    </message>
    <message>
        <source>Quit: what is being edited is kept</source>
        <translation>Thoát: phần đang sửa được giữ lại</translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation>Xem phím tắt</translation>
    </message>
    <message>
        <source>Show the keys: a second key</source>
        <translation>Xem phím tắt: phím thứ hai</translation>
    </message>
    <message>
        <source>Lift the hold on this section</source>
        <translation>Bỏ lệnh giữ chuyên mục này</translation>
    </message>
    <message>
        <source>Hold this section for the chief</source>
        <translation>Giữ chuyên mục này cho trưởng ban</translation>
    </message>
    <message>
        <source>Lift the hold on this article</source>
        <translation>Bỏ lệnh giữ bài này</translation>
    </message>
    <message>
        <source>Hold this article for the chief</source>
        <translation>Giữ bài này cho trưởng ban</translation>
    </message>
    <message>
        <source>Resume comments on this article</source>
        <translation>Duyệt tiếp ý kiến của bài này</translation>
    </message>
    <message>
        <source>Pause comments on this article</source>
        <translation>Tạm dừng ý kiến của bài này</translation>
    </message>
</context>
<context>
    <name>labels</name>
    <message>
        <source>spelling</source>
        <translation>chính tả</translation>
    </message>
    <message>
        <source>diacritics</source>
        <translation>dấu</translation>
    </message>
    <message>
        <source>personal data</source>
        <translation>dữ liệu cá nhân</translation>
    </message>
    <message>
        <source>for the law</source>
        <translation>pháp lý</translation>
    </message>
    <message>
        <source>other</source>
        <translation>khác</translation>
    </message>
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
        <source>Conflict</source>
        <translation>Xung đột</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Đã từ chối</translation>
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
        <source>Keys left undecoded</source>
        <translation>Gõ chưa ra dấu</translation>
    </message>
    <message>
        <source>Wrong character set</source>
        <translation>Sai bảng mã</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Dữ liệu cá nhân</translation>
    </message>
    <message>
        <source>Desk&apos;s own rule</source>
        <translation>Quy tắc của tòa soạn</translation>
    </message>
    <message>
        <source>For the chief</source>
        <translation>Cần trưởng ban xem</translation>
    </message>
    <message>
        <source>Sent in a burst</source>
        <translation>Gửi dồn dập</translation>
    </message>
    <message>
        <source>Like what was removed</source>
        <translation>Giống ý kiến đã loại</translation>
    </message>
    <message>
        <source>Edited and approved</source>
        <translation>Đã sửa và duyệt</translation>
    </message>
    <message>
        <source>Marked as spam</source>
        <translation>Đã cho vào thư rác</translation>
    </message>
    <message>
        <source>Held for later</source>
        <translation>Đã để lại</translation>
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
        <source>By article</source>
        <translation>Theo bài</translation>
    </message>
    <message>
        <source>By reader</source>
        <translation>Theo bạn đọc</translation>
    </message>
    <message>
        <source>Repeated ones together</source>
        <translation>Ý kiến lặp đứng cạnh nhau</translation>
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
        <source>Received by the site</source>
        <translation>Trang báo đã nhận</translation>
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
        <translation>Trang báo đã từ chối</translation>
    </message>
    <message>
        <source>Will be sent again</source>
        <translation>Sẽ gửi lại</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Đã hủy</translation>
    </message>
</context>
<context>
    <name>log</name>
    <message>
        <source>Name in the log changed</source>
        <translation>Đã đổi người duyệt</translation>
    </message>
    <message>
        <source>Log exported</source>
        <translation>Đã xuất nhật ký</translation>
    </message>
    <message>
        <source>Printed or saved as PDF</source>
        <translation>Đã in hoặc lưu thành PDF</translation>
    </message>
    <message>
        <source>Learning switched or reset</source>
        <translation>Đã bật, tắt hoặc quên điều đã học</translation>
    </message>
    <message>
        <source>Figures of single moderators on or off</source>
        <translation>Đã bật hoặc tắt số liệu từng người duyệt</translation>
    </message>
    <message>
        <source>Personal data purged</source>
        <translation>Đã xóa dữ liệu cá nhân</translation>
    </message>
    <message>
        <source>Role given</source>
        <translation>Đã trao vai trò</translation>
    </message>
    <message>
        <source>Part of the queue given</source>
        <translation>Đã giao phần việc</translation>
    </message>
    <message>
        <source>PIN set, changed or removed</source>
        <translation>Đã đặt, đổi hoặc bỏ mã PIN</translation>
    </message>
    <message>
        <source>Shift handed over</source>
        <translation>Đã giao ca</translation>
    </message>
    <message>
        <source>Note of the shift before read</source>
        <translation>Đã đọc ghi chú của ca trước</translation>
    </message>
    <message>
        <source>Rules changed</source>
        <translation>Đã đổi quy tắc</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Đã ghi chú</translation>
    </message>
    <message>
        <source>Policy of the site changed</source>
        <translation>Đã đổi quy định của trang báo</translation>
    </message>
    <message>
        <source>Reader watched or trusted</source>
        <translation>Đã đánh dấu bạn đọc</translation>
    </message>
    <message>
        <source>Reader blocked</source>
        <translation>Đã chặn bạn đọc</translation>
    </message>
    <message>
        <source>Reader may write again</source>
        <translation>Đã bỏ chặn bạn đọc</translation>
    </message>
    <message>
        <source>The site was told about the reader</source>
        <translation>Đã báo trang báo về bạn đọc</translation>
    </message>
    <message>
        <source>Passed to the chief by a rule</source>
        <translation>Đã chuyển trưởng ban theo quy tắc</translation>
    </message>
    <message>
        <source>Publishing hours changed</source>
        <translation>Đã đổi giờ đăng</translation>
    </message>
    <message>
        <source>Released before the publishing hours</source>
        <translation>Đã cho đăng trước giờ</translation>
    </message>
    <message>
        <source>The chief&apos;s hold</source>
        <translation>Lệnh giữ của trưởng ban</translation>
    </message>
    <message>
        <source>No longer held by a rule</source>
        <translation>Không còn quy tắc nào giữ</translation>
    </message>
    <message>
        <source>Passed to the chief by a hold</source>
        <translation>Đã chuyển trưởng ban theo lệnh giữ</translation>
    </message>
    <message>
        <source>Stopped before it was sent</source>
        <translation>Đã dừng trước khi gửi</translation>
    </message>
    <message>
        <source>Article paused</source>
        <translation>Đã tạm dừng bài</translation>
    </message>
    <message>
        <source>Article left to the chief</source>
        <translation>Đã để bài riêng cho trưởng ban</translation>
    </message>
    <message>
        <source>Article given back to everybody</source>
        <translation>Đã trả bài về cho mọi người</translation>
    </message>
    <message>
        <source>Article closed for comments</source>
        <translation>Đã đóng ý kiến của bài</translation>
    </message>
    <message>
        <source>Article opened for comments</source>
        <translation>Đã mở lại ý kiến của bài</translation>
    </message>
    <message>
        <source>Days for comments changed</source>
        <translation>Đã đổi số ngày nhận ý kiến</translation>
    </message>
    <message>
        <source>The site was told about the article</source>
        <translation>Đã báo trang báo về bài</translation>
    </message>
    <message>
        <source>Flood</source>
        <translation>Ý kiến dồn dập</translation>
    </message>
    <message>
        <source>Alarm put aside</source>
        <translation>Đã gác báo động</translation>
    </message>
    <message>
        <source>Limits of flood alarms changed</source>
        <translation>Đã đổi mức báo động dồn dập</translation>
    </message>
    <message>
        <source>Off the public page</source>
        <translation>Trang công khai không còn hiện</translation>
    </message>
    <message>
        <source>Edited by the reader</source>
        <translation>Bạn đọc đã sửa</translation>
    </message>
    <message>
        <source>Conflict resolved</source>
        <translation>Đã xử lý xung đột</translation>
    </message>
    <message>
        <source>Second look ordered</source>
        <translation>Đã đặt xem lại lần hai</translation>
    </message>
    <message>
        <source>Drawn for the second look</source>
        <translation>Đã rút thăm xem lại lần hai</translation>
    </message>
    <message>
        <source>Second look answered</source>
        <translation>Đã trả lời xem lại lần hai</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Đã hoàn tác: %1</translation>
    </message>
    <message>
        <source>On the site: %1</source>
        <translation>Trên trang báo: %1</translation>
    </message>
    <message>
        <source>(the program)</source>
        <translation>(chương trình)</translation>
    </message>
    <message>
        <source>The site took it</source>
        <translation>Trang báo đã nhận</translation>
    </message>
</context>
<context>
    <name>printing</name>
    <message>
        <source>Date: ……… / ……… / …………</source>
        <translation>Ngày ……… tháng ……… năm …………</translation>
    </message>
    <message>
        <source>(signature, full name)</source>
        <translation>(ký, ghi rõ họ tên)</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Trang %1/%2</translation>
    </message>
    <message>
        <source>Newest hash of the log, of row %2: %1</source>
        <translation>Mã băm mới nhất của nhật ký, của dòng %2: %1</translation>
    </message>
    <message>
        <source>Printed %1 by %2</source>
        <translation>In lúc %1, người in: %2</translation>
    </message>
</context>
<context>
    <name>sheets</name>
    <message>
        <source>History of a comment</source>
        <translation>Lịch sử một ý kiến</translation>
    </message>
    <message>
        <source>comment</source>
        <comment>a file&apos;s name, without diacritics</comment>
        <translation>y-kien</translation>
    </message>
    <message>
        <source>moderation-log-%1</source>
        <comment>a file&apos;s name, without diacritics</comment>
        <translation>nhat-ky-duyet-%1</translation>
    </message>
    <message>
        <source>Log of moderation</source>
        <translation>Nhật ký duyệt ý kiến</translation>
    </message>
    <message>
        <source>Everything by one reader</source>
        <translation>Mọi ý kiến của một bạn đọc</translation>
    </message>
    <message>
        <source>reader</source>
        <comment>a file&apos;s name, without diacritics</comment>
        <translation>ban-doc</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Phím</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>Việc</translation>
    </message>
    <message>
        <source>keys</source>
        <comment>a file&apos;s name, without diacritics</comment>
        <translation>phim-tat</translation>
    </message>
</context>
<context>
    <name>trace</name>
    <message>
        <source>Account</source>
        <translation>Tài khoản</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>Thư điện tử</translation>
    </message>
    <message>
        <source>Network address</source>
        <translation>Địa chỉ mạng</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Liên kết</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Same account</source>
        <translation>Cùng tài khoản</translation>
    </message>
    <message>
        <source>Same e-mail address, unverified, may be others</source>
        <translation>Cùng thư điện tử chưa xác minh, có thể là người khác</translation>
    </message>
    <message>
        <source>The comment of this link</source>
        <translation>Ý kiến của liên kết này</translation>
    </message>
    <message>
        <source>Holds this link, may be others</source>
        <translation>Có liên kết này, có thể là người khác</translation>
    </message>
    <message>
        <source>Same network address, may be others</source>
        <translation>Cùng địa chỉ mạng, có thể là người khác</translation>
    </message>
    <message>
        <source>Name only, may be others</source>
        <translation>Chỉ trùng tên, có thể là người khác</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind, value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Account %1 at %2</source>
        <translation>Tài khoản %1 ở %2</translation>
    </message>
    <message>
        <source>E-mail address %1 at %2</source>
        <translation>Thư điện tử %1 ở %2</translation>
    </message>
    <message>
        <source>Neither account nor e-mail, at %2</source>
        <translation>Không tài khoản, không thư điện tử, ở %2</translation>
    </message>
    <message>
        <source>signed %1</source>
        <translation>ký tên %1</translation>
    </message>
</context>
</TS>
