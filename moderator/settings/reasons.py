"""The reasons for a rejection that a desk starts with; the settings file may hold its own list."""

from __future__ import annotations

from moderator.model import RejectReason, Words

DEFAULT_REASONS: tuple[RejectReason, ...] = (
    RejectReason("advertising", Words("Quảng cáo, mời chào", "Advertising")),
    RejectReason("personal_attack", Words("Công kích cá nhân, xúc phạm", "Personal attack")),
    RejectReason("off_topic", Words("Không liên quan đến bài viết", "Off topic")),
    RejectReason(
        "unreadable", Words("Không dấu hoặc không đọc được", "Without diacritics or unreadable")
    ),
    RejectReason(
        "unverified", Words("Thông tin sai hoặc chưa kiểm chứng", "False or unverified claim")
    ),
    RejectReason("personal_data", Words("Lộ dữ liệu cá nhân", "Discloses personal data")),
    RejectReason("unlawful", Words("Có dấu hiệu vi phạm pháp luật", "Appears unlawful")),
    RejectReason("duplicate", Words("Trùng lặp", "Duplicate")),
)
