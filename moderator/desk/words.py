"""The desk's sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.model import Action, Verdict, Words
from moderator.model.obstacle import BARRIER_WORDS
from moderator.model.terms import STATE_WORDS
from moderator.text.shortening import shortened

if TYPE_CHECKING:
    from datetime import datetime

    from moderator.model import Moved, Obstacle, Present
    from moderator.model.passed import PassedUp
    from moderator.store.records import Undoing

NO_LONGER_THERE = Words("Ý kiến không còn trên trang báo", "The comment is no longer on the site")
UNKNOWN = Words("Không có ý kiến này ở đây", "There is no such comment here")
CHANGED = Words(
    "Bạn đọc đã sửa ý kiến sau khi bạn xem: hãy đọc lại",
    "The reader changed the comment after you read it: read it again",
)
EMPTY_TEXT = Words(
    "Không đăng được ý kiến trống: hãy từ chối thay vì xóa hết chữ",
    "An empty comment cannot be published: reject it instead of deleting its words",
)
EMPTY_NAME = Words(
    "Không đăng được ý kiến không có tên người gửi",
    "A comment without a reader's name cannot be published",
)
NO_EDITING = Words(
    "Tòa soạn không sửa lời bạn đọc ở trang này: hãy duyệt nguyên văn hoặc từ chối",
    "This desk does not edit readers' words at this site: approve them as they are, or reject",
)
NO_TEXT_EDIT = Words(
    "Trang báo này không cho sửa lời của bạn đọc",
    "This site does not let a reader's words be changed",
)
NO_NAME_EDIT = Words(
    "Trang báo này không cho sửa tên của bạn đọc",
    "This site does not let a reader's name be changed",
)
PUBLISHED = Words(
    "Ý kiến đang hiện trên trang báo: chỉ có thể từ chối, cho vào thư rác hoặc gỡ",
    "The comment is on the public page: it can only be rejected, marked as spam or taken down",
)
PARENT_UNPUBLISHED = Words(
    "Ý kiến mà bạn đọc này trả lời chưa được đăng. Vẫn đăng câu trả lời?",
    "The comment this one replies to is not published. Publish the reply all the same?",
)
OUTGOING_FINDINGS = Words(
    "Bản sắp đăng có điểm đáng ngờ mà bản đã đọc không có. Vẫn đăng?",
    "What is about to be published has something doubtful that was not there. Publish it?",
)
DRAFT_UNUSED = Words(
    "Bạn đang sửa dở ý kiến này (còn bản nháp). Duyệt bây giờ là đăng nguyên lời bạn đọc và bỏ"
    " bản nháp. Vẫn duyệt?",
    "Your edit of this comment is not finished. Approving now publishes the reader's own words"
    " and drops the draft. Approve it all the same?",
)
ONLY_CHIEF = Words(
    "Bài này chỉ trưởng ban quyết định: hãy chuyển trưởng ban kèm ghi chú",
    "Only the chief decides under this article: pass it on with a note",
)
ARTICLE_PAUSED = Words(
    "Bài này đang tạm dừng duyệt ý kiến. Vẫn duyệt ý kiến này?",
    "Comments on this article are paused. Approve this one all the same?",
)
ARTICLE_CLOSED = Words(
    "Tòa soạn đã đóng ý kiến của bài này. Vẫn đăng thêm ý kiến này?",
    "The desk closed this article for comments. Publish this one all the same?",
)
CANNOT_UNDO = Words(
    "Trang báo này không có đường lùi: sau khi gửi sẽ không hoàn tác được nữa. Tiếp tục?",
    "This site has no way back: once sent, this cannot be undone. Go on?",
)

NAME_NEEDED = Words(
    "Chưa có tên người duyệt: mọi quyết định phải mang tên một người",
    "No moderator's name is set: every decision carries a person's name",
)
NAME_UNSEEN = Words(
    "Tên người duyệt có ký tự không nhìn thấy nên lẫn được với tên khác: hãy gõ lại tên",
    "The moderator's name has characters that cannot be seen and could pass for another:"
    " type it anew",
)
NAME_LONG = Words(
    "Tên người duyệt quá dài: nhiều nhất 100 ký tự",
    "The moderator's name is too long: at most 100 characters",
)
EMPTY_NOTE = Words("Ghi chú chưa có lời nào", "The note has no words yet")
NOT_HERE = Words("Không có ý kiến này ở đây", "There is no such comment here")
NOBODY = Words(
    "Bạn đọc này không có tài khoản và thư điện tử: chỉ theo tên thì có thể nhầm người khác",
    "This reader has neither account nor e-mail: by the name alone it may be somebody else",
)
ONE_AT_A_TIME = Words("Chỉ sửa được từng ý kiến một", "Only one comment can be edited at a time")
EDIT_MEANS_APPROVE = Words(
    "Lời hoặc tên đã sửa chỉ đi cùng quyết định đăng",
    "A changed text or name only goes with an approval",
)
ORDER_NEEDED = Words(
    "Cần ghi ai yêu cầu gỡ và theo văn bản nào",
    "Say who ordered the removal and under which document",
)
UNKNOWN_REASON = Words(
    "Lý do này không có trong danh sách của tòa soạn",
    "This reason is not in the desk's list",
)
WATCHED = Words(
    "Quy tắc của tòa soạn muốn trưởng ban xem ý kiến này trước. Vẫn đăng?",
    "A rule of the desk wants the chief to see this comment first. Publish it all the same?",
)
EVERY_COMMENT_THERE = Words("Mọi ý kiến ở nơi đã chọn", "Every comment in the chosen place")
NO_RULES_FOLDER = Words("Bàn này không có thư mục quy tắc", "This desk has no folder for its rules")
RULES_UNWRITTEN = Words("Không lưu được quy tắc", "The rules cannot be saved")
RULES_BUSY = Words(
    "Chương trình khác đang sửa tệp quy tắc: hãy lưu lại",
    "Another program is changing the file of the rules: save again",
)
PURGE_WHY = Words(
    "Cần ghi vì sao xóa: lý do ở lại trong nhật ký",
    "Say why it is purged: the reason stays in the log",
)
LAST_CHIEF = Words(
    "Phải còn ít nhất một trưởng ban: hãy chọn người khác làm trưởng ban trước",
    "At least one chief must stay: name another chief first",
)
NO_SUCH_HOURS = Words("Giờ phải từ 0:00 đến 23:59", "An hour must lie between 0:00 and 23:59")
NO_SUCH_LIMIT = Words(
    "Mức báo động phải từ 0 đến 100.000 ý kiến",
    "An alarm is raised from 0 to 100,000 comments on",
)
NO_SUCH_ZONE = Words("Không có múi giờ này", "There is no such time zone")
NOTHING_TO_UNDO = Words("Không còn gì để hoàn tác", "There is nothing to undo")

_LONGEST_QUOTE = 80

_DOING = {
    Action.APPROVE: Words("đăng", "publish"),
    Action.REJECT: Words("từ chối", "reject"),
    Action.SPAM: Words("cho vào thư rác", "mark as spam"),
    Action.RESTORE: Words("đưa về chờ duyệt", "return to the queue"),
    Action.EDIT: Words("sửa ý kiến đã đăng", "change a published comment"),
    Action.UNPUBLISH: Words("gỡ ý kiến đã đăng", "take down a published comment"),
    Action.REPLY: Words("trả lời", "reply"),
}

_STANDS = {
    Verdict.APPROVE: Words("Ý kiến đã được duyệt từ trước", "The comment was approved before"),
    Verdict.REJECT: Words("Ý kiến đã bị từ chối từ trước", "The comment was rejected before"),
    Verdict.SPAM: Words("Ý kiến đã ở thư rác từ trước", "The comment was marked as spam before"),
    Verdict.HOLD: Words("Ý kiến đang được để lại", "The comment is held already"),
    Verdict.CHIEF: Words("Ý kiến đang chờ trưởng ban", "The comment is with the chief already"),
    Verdict.TAKEDOWN: Words("Ý kiến đã được gỡ từ trước", "The comment was taken down before"),
    Verdict.RETURN: Words("Ý kiến đang chờ duyệt", "The comment is pending already"),
}


def taken(moved: Moved, *, kept: bool) -> Words:
    """Say who decided a comment after it was read; ``kept``: what was written is a draft now."""
    where, at = STATE_WORDS[moved.state], _clock(moved.at)
    vi, en = moved.actor or "Người khác", moved.actor or "Somebody else"
    if moved.kind == "undo":
        done = Words(
            f"{vi} đã hoàn tác quyết định về ý kiến này lúc {at}, nay là: {where.vi}",
            f"{en} undid the decision about this comment at {at}; it is now {where.en}",
        )
    elif moved.kind == "remote":
        done = Words(
            f"Ý kiến này đã được quyết định trên trang báo lúc {at}: {where.vi}",
            f"This comment was decided on the site at {at}: {where.en}",
        )
    else:
        done = Words(
            f"{vi} đã quyết định ý kiến này lúc {at}: {where.vi}",
            f"{en} decided this comment at {at}: {where.en}",
        )
    if kept:
        return Words(
            f"{done.vi}. Bản sửa của bạn được giữ làm bản nháp",
            f"{done.en}. Your edit is kept as a draft",
        )
    return Words(
        f"{done.vi}. Quyết định của bạn không được ghi", f"{done.en}. Yours was not written"
    )


def held(obstacle: Obstacle, *, with_chief: bool = False) -> Words:
    """Say that only the chief may approve: what is held, who says so, why, and what to do."""
    what, who = _held(obstacle), _by_whom(obstacle)
    do = (
        Words("Ý kiến đang chờ trưởng ban", "The comment waits for the chief")
        if with_chief
        else Words("Hãy chuyển trưởng ban, hoặc từ chối", "Pass it to the chief, or reject it")
    )
    return Words(
        f"Chưa duyệt được: {what.vi}{who.vi}. {do.vi}",
        f"Not approved: {what.en}{who.en}. {do.en}",
    )


def held_asked(obstacle: Obstacle) -> Words:
    """Ask a chief, or whoever may do everything, about a comment that is held."""
    what, who = _held(obstacle), _by_whom(obstacle)
    return Words(
        f"Lưu ý: {what.vi}{who.vi}. Vẫn duyệt?",
        f"Note: {what.en}{who.en}. Approve it all the same?",
    )


def _held(obstacle: Obstacle) -> Words:
    said = BARRIER_WORDS[obstacle.barrier]
    if not obstacle.what:
        return said
    what = shortened(" ".join(obstacle.what.split()), _LONGEST_QUOTE)
    return Words(f"{said.vi} (“{what}”)", f"{said.en} (“{what}”)")


def _by_whom(obstacle: Obstacle) -> Words:
    if not obstacle.actor or obstacle.at is None:
        return Words("", "")
    at = f"{obstacle.at.astimezone():%H:%M %d/%m}"
    why = f": “{obstacle.note}”" if obstacle.note else ""
    return Words(f", {obstacle.actor} đặt lúc {at}{why}", f", set by {obstacle.actor} at {at}{why}")


def claimed(present: Present) -> Words:
    """Ask about a comment that somebody else has open."""
    at = _clock(present.since)
    return Words(
        f"{present.actor} đang mở ý kiến này từ {at}. Vẫn quyết định thay?",
        f"{present.actor} has had this comment open since {at}. Decide it all the same?",
    )


def with_chief(passed: PassedUp) -> Words:
    """Ask a moderator about a comment that somebody passed to the chief."""
    return Words(
        f"{passed.actor} đã chuyển ý kiến này cho trưởng ban. Bạn tự quyết định thay trưởng ban?",
        f"{passed.actor} passed this comment to the chief. Decide it yourself all the same?",
    )


def left_to(present: Present) -> Words:
    """Say that a comment among several is left to whoever has it open."""
    at = _clock(present.since)
    return Words(
        f"{present.actor} đang mở ý kiến này từ {at}: để người ấy quyết định",
        f"{present.actor} has had this comment open since {at}: it is left to them",
    )


def _clock(moment: datetime) -> str:
    return f"{moment.astimezone():%H:%M:%S}"


def impossible(action: Action) -> Words:
    """Say that a site has no way to do ``action``."""
    doing = _DOING[action]
    return Words(
        f"Trang báo này không cho phép {doing.vi} qua chương trình",
        f"This site does not let the program {doing.en}",
    )


def stands(verdict: Verdict) -> Words:
    """Say that a comment already is where ``verdict`` would put it."""
    return _STANDS[verdict]


def too_long(size: int, limit: int) -> Words:
    """Say that a text of ``size`` bytes exceeds the site's ``limit``."""
    return Words(
        f"Dài quá mức trang báo nhận: {size} byte, tối đa {limit} byte",
        f"Longer than the site accepts: {size} bytes of at most {limit}",
    )


def replies(count: int) -> Words:
    """Ask about the published replies that stay below a removed comment."""
    return Words(
        f"Dưới ý kiến này còn {count} câu trả lời đang đăng; chúng không tự mất. Tiếp tục?",
        f"Published replies below this comment, which stay: {count}. Go on?",
    )


def of_undoing(done: Undoing) -> Words:
    """Say what an undo did."""
    held = len(done.held)
    left = len(done.skipped) - held
    return undone(len(done.comments), done.cancelled, done.queued, left, held)


def undone(comments: int, cancelled: int, queued: int, skipped: int, held: int = 0) -> Words:
    """Say what an undo did."""
    if not comments:
        return Words(
            "Không hoàn tác được: ý kiến đã có quyết định mới hay bị sửa trên trang báo,"
            " hoặc trang báo không có đường lùi",
            "Nothing was undone: a newer decision stands, the comment was edited on the site,"
            " or the site has no way back",
        )
    vi = [f"Đã hoàn tác {comments} ý kiến"]
    en = [f"{comments} {'comment' if comments == 1 else 'comments'} undone"]
    if cancelled:
        vi.append(f"{cancelled} chưa gửi nên đã hủy")
        was = "was" if cancelled == 1 else "were"
        en.append(f"{cancelled} had not been sent and {was} cancelled")
    if queued:
        vi.append(f"{queued} sẽ về như cũ trên trang")
        en.append(f"{queued} will be put back on the site")
    if held:
        vi.append(f"{held} giữ nguyên vì chỉ trưởng ban duyệt được")
        en.append(f"{held} were left: only the chief approves them")
    if skipped:
        vi.append(
            f"{skipped} giữ nguyên vì đã có quyết định mới, bị sửa trên trang báo"
            " hoặc không có đường lùi"
        )
        en.append(
            f"{skipped} were left: a newer decision stands, they were edited on the site,"
            " or there is no way back"
        )
    return Words("; ".join(vi), "; ".join(en))
