"""What the codes of the log are called in a table for people."""

from __future__ import annotations

from moderator.model import (
    DeliveryState,
    EditClass,
    Finding,
    FindingKind,
    ItemResult,
    Part,
    State,
    Verdict,
    Words,
)

VERDICTS: dict[str, Words] = {
    Verdict.APPROVE: Words("duyệt", "approve"),
    Verdict.REJECT: Words("từ chối", "reject"),
    Verdict.SPAM: Words("thư rác", "spam"),
    Verdict.HOLD: Words("để lại", "hold"),
    Verdict.CHIEF: Words("chuyển trưởng ban", "to the chief"),
    Verdict.TAKEDOWN: Words("gỡ", "take down"),
    Verdict.RETURN: Words("trả về chờ duyệt", "back to pending"),
    State.PENDING: Words("chờ duyệt", "pending"),
    State.APPROVED: Words("đã duyệt", "approved"),
    State.REJECTED: Words("đã từ chối", "rejected"),
    State.HELD: Words("để lại", "held"),
    State.TAKEN_DOWN: Words("đã gỡ", "taken down"),
    State.CONFLICT: Words("xung đột", "conflict"),
    State.GONE: Words("không còn trên trang", "gone from the site"),
}
"""What was decided, and for rows without a verdict where the comment then stood."""

RESULTS: dict[str, Words] = {
    ItemResult.DONE: Words("xong", "done"),
    ItemResult.ALREADY: Words("đã như vậy", "already"),
    ItemResult.CHANGED: Words("đã đổi", "changed"),
    ItemResult.MISSING: Words("không có", "missing"),
    ItemResult.ASK: Words("cần trả lời", "ask"),
    ItemResult.IMPOSSIBLE: Words("không làm được", "impossible"),
    ItemResult.TAKEN: Words("người khác đã nhận", "taken"),
}
"""What became of one comment of a decision."""

DELIVERIES: dict[str, Words] = {
    DeliveryState.WAITING: Words("chờ gửi", "waiting"),
    DeliveryState.SENDING: Words("đang gửi", "sending"),
    DeliveryState.DELIVERED: Words("đã gửi", "delivered"),
    DeliveryState.ALREADY: Words("trang đã như vậy", "already so"),
    DeliveryState.CONFLICT: Words("xung đột", "conflict"),
    DeliveryState.GONE: Words("không còn trên trang", "gone from the site"),
    DeliveryState.REFUSED: Words("trang từ chối", "refused"),
    DeliveryState.DUE_AGAIN: Words("sẽ gửi lại", "due again"),
    DeliveryState.CANCELLED: Words("đã hủy", "cancelled"),
}

FINDINGS: dict[str, Words] = {
    FindingKind.MISSING_DIACRITICS: Words("thiếu dấu", "missing diacritics"),
    FindingKind.SPAM: Words("quảng cáo", "spam"),
    FindingKind.ABUSE: Words("công kích", "abuse"),
    FindingKind.OBFUSCATION: Words("viết né lọc", "obfuscation"),
    FindingKind.LINK: Words("liên kết", "link"),
    FindingKind.PHONE: Words("số điện thoại", "phone number"),
    FindingKind.REPEAT: Words("lặp lại", "repeat"),
    FindingKind.SHOUTING: Words("viết hoa", "shouting"),
    FindingKind.HIDDEN: Words("ký tự ẩn", "hidden characters"),
    FindingKind.UNDECODED: Words("gõ chưa ra dấu", "undecoded keys"),
    FindingKind.ENCODING: Words("sai bảng mã", "wrong character set"),
    FindingKind.PERSONAL: Words("dữ liệu cá nhân", "personal data"),
    FindingKind.OWN: Words("quy tắc của tòa soạn", "desk's own rule"),
    FindingKind.WATCHED: Words("chờ trưởng ban xem", "for the chief"),
    FindingKind.BURST: Words("gửi dồn dập", "sent in a burst"),
    FindingKind.LEARNED: Words("giống ý kiến đã loại", "like what was removed"),
}

EDITS: dict[str, Words] = {
    EditClass.SPELLING: Words("chính tả", "spelling"),
    EditClass.DIACRITICS: Words("dấu", "diacritics"),
    EditClass.PERSONAL: Words("dữ liệu cá nhân", "personal data"),
    EditClass.LEGAL: Words("pháp lý", "legal"),
    EditClass.OTHER: Words("khác", "other"),
}

KINDS: dict[str, Words] = {
    "comment": Words("ý kiến", "comment"),
    "note": Words("ghi chú", "note"),
    "policy": Words("đổi quy định của trang", "policy of the site changed"),
    "reader": Words("theo dõi hoặc tin bạn đọc", "reader watched or trusted"),
    "reader_blocked": Words("chặn bạn đọc", "reader blocked"),
    "reader_unblocked": Words("bỏ chặn bạn đọc", "reader may write again"),
    "reader_sent": Words("báo trang về bạn đọc", "site told about the reader"),
    "decision": Words("quyết định", "decision"),
    "undo": Words("hoàn tác", "undo"),
    "remote": Words("người khác làm trên trang", "done by others on the site"),
    "returned": Words("bạn đọc sửa, trở lại hàng chờ", "edited by the reader, back to pending"),
    "article_paused": Words("tạm dừng bài", "article paused"),
    "article_chief": Words("bài riêng trưởng ban", "article left to the chief"),
    "article_everybody": Words("bài lại cho mọi người", "article given back to everybody"),
    "article_closed": Words("đóng ý kiến của bài", "article closed for comments"),
    "article_reopened": Words("mở lại ý kiến của bài", "article opened for comments"),
    "article_close_after": Words("đổi số ngày nhận ý kiến", "days for comments changed"),
    "article_sent": Words("báo trang về bài", "site told about the article"),
    "flood": Words("dồn dập", "flood"),
    "flood_seen": Words("gác báo động", "alarm put aside"),
    "flood_limits": Words("đổi mức báo động", "limits of flood alarms changed"),
    "takedown_checked": Words("trang công khai không còn hiện", "the public page shows it no more"),
    "delivery": Words("gửi", "delivery"),
    "export": Words("xuất nhật ký", "export"),
    "printed": Words("in hoặc lưu thành PDF", "printed or saved as PDF"),
    "login": Words("đổi tên người duyệt", "sign-in"),
    "resolved": Words("xử lý xung đột", "conflict resolved"),
    "board": Words("bật, tắt số liệu từng người", "figures of single people on or off"),
    "learning": Words("bật, tắt hoặc quên việc học", "learning switched or reset"),
    "purge": Words("xóa dữ liệu cá nhân", "purge"),
    "role": Words("trao vai trò", "role given"),
    "pin": Words("đặt, đổi hoặc bỏ mã PIN", "PIN set, changed or removed"),
    "shift": Words("giao ca", "shift handed over"),
    "shift_read": Words("đã đọc ghi chú giao ca", "note of the shift before read"),
    "part": Words("giao phần việc", "part of the queue given"),
    "rule": Words("đổi quy tắc", "rules changed"),
    "watched": Words("quy tắc chuyển trưởng ban", "passed to the chief by a rule"),
    "hours": Words("đổi giờ đăng", "publishing hours changed"),
    "released": Words("cho đăng ngay, không chờ đến giờ", "let out before the hours"),
    "hold": Words("đặt hoặc bỏ lệnh giữ", "hold set or lifted"),
    "held": Words("chuyển trưởng ban theo lệnh giữ", "passed to the chief by a hold"),
    "stopped": Words("dừng trước khi gửi", "stopped before it was sent"),
    "unwatched": Words("quy tắc không giữ nữa", "held by a rule no more"),
    "second_look": Words("đặt xem lại lần hai", "second look ordered"),
    "second_drawn": Words("rút mẫu xem lại lần hai", "drawn for the second look"),
    "second_answer": Words("trả lời xem lại lần hai", "second look answered"),
}


def label(table: dict[str, Words], code: str, language: str) -> str:
    """Return the word for ``code``, or the code itself where the table has none."""
    words = table.get(code)
    return code if words is None else words.text(language)


def finding_line(finding: Finding, language: str) -> str:
    """Return one finding in words: what, how sure, why."""
    kind = label(FINDINGS, finding.kind, language)
    if finding.part is Part.NAME:
        kind += " (tên)" if language != "en" else " (name)"
    return f"{kind} {finding.score:.2f}: {finding.reason.text(language)}"
