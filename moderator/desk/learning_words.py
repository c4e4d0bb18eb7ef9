"""How learning tells of itself: what it learnt from, how it fared, why it speaks or is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from moderator.learning import Silence
from moderator.learning.evaluation import LEAST_DECISIONS, LEAST_OF_EACH
from moderator.model import Words

if TYPE_CHECKING:
    from moderator.desk.learning import LearningState
    from moderator.learning import Report

_SILENT: Final = {
    Silence.OFF: Words(
        "Đang tắt: không học và không gợi ý gì.", "Turned off: it neither learns nor suggests."
    ),
    Silence.FEW: Words(
        f"Chưa gợi ý gì: cần ít nhất {LEAST_DECISIONS} quyết định còn hiệu lực.",
        f"No suggestions yet: it takes at least {LEAST_DECISIONS} decisions that stand.",
    ),
    Silence.ONE_SIDED: Words(
        f"Chưa gợi ý gì: cần ít nhất {LEAST_OF_EACH} ý kiến được duyệt và {LEAST_OF_EACH} ý kiến "
        "bị loại, một phần trong số gần đây.",
        f"No suggestions yet: it takes at least {LEAST_OF_EACH} approved and {LEAST_OF_EACH} "
        "removed comments, some of them of late.",
    ),
    Silence.NO_BETTER: Words(
        "Chưa gợi ý gì: thử trên các quyết định cũ, xếp không tốt hơn hẳn các quy tắc có sẵn.",
        "No suggestions: on past decisions it did not clearly sort better than the rules alone.",
    ),
    Silence.WRONG: Words(
        "Chưa gợi ý gì: phần lớn ý kiến lẽ ra bị đánh dấu lại được duyệt.",
        "No suggestions: most of what it would have marked was approved.",
    ),
}
_SPEAKS: Final = Words(
    "Đang gợi ý: đánh dấu ý kiến giống những gì tòa soạn đã loại và đưa chúng lên trên khi "
    "xếp theo mức rủi ro. Mọi quyết định vẫn là của bạn.",
    "Suggesting: it marks comments that are like what was removed, and puts them higher in the "
    "order by risk. Every decision remains yours.",
)


def verdict(state: LearningState) -> Words:
    """Return whether it speaks, and why not."""
    silence = state.report.silence
    if state.voice is not None:
        return _SPEAKS
    return _SILENT[silence or Silence.FEW]


def learnt(report: Report) -> Words:
    """Return from how many decisions it learnt."""
    return Words(
        f"Đã học từ {_vi(report.decisions)} quyết định còn hiệu lực, trong đó "
        f"{_vi(report.removals)} lần loại.",
        f"Learnt from {report.decisions:,} decisions that stand, {report.removals:,} of them "
        "removals.",
    )


def trial(report: Report) -> Words | None:
    """Return how it fared on past decisions next to the rules alone; None without a trial."""
    if not report.tried:
        return None
    return Words(
        f"Thử lại trên {_vi(report.tried)} quyết định gần nhất, mỗi ý kiến trước khi được học: "
        f"{_vi_right(report.marked, report.marked_right)}, tìm được {_vi(report.marked_right)} "
        f"trong {_vi(report.tried_removals)} ý kiến đã loại. Riêng các quy tắc: "
        f"{_vi_right(report.rules_marked, report.rules_right)}.",
        f"Tried on the newest {report.tried:,} decisions, each comment before it was learnt: "
        f"{_en_right(report.marked, report.marked_right)}, and {report.marked_right:,} of the "
        f"{report.tried_removals:,} removed ones were found. The rules alone: "
        f"{_en_right(report.rules_marked, report.rules_right)}.",
    )


def order(report: Report) -> Words | None:
    """Return how well the order by risk fared with it and without; None without a trial."""
    if not report.tried:
        return None
    both, rules, base = (
        round(100 * share) for share in (report.ap_both, report.ap_rules, report.base_rate)
    )
    return Words(
        f"Chất lượng xếp theo mức rủi ro (0 đến 100): {both} khi có học, {rules} khi chỉ có quy "
        f"tắc, {base} nếu xếp ngẫu nhiên.",
        f"The order by risk (0 to 100): {both} with learning, {rules} by the rules alone, {base} "
        "by chance.",
    )


def _vi_right(marked: int, right: int) -> str:
    if not marked:
        return "không đánh dấu ý kiến nào"
    return f"đánh dấu {_vi(marked)} ý kiến, đúng {_vi(right)} ({round(100 * right / marked)}%)"


def _en_right(marked: int, right: int) -> str:
    if not marked:
        return "none were marked"
    return f"{marked:,} marked, {right:,} rightly ({round(100 * right / marked)}%)"


def _vi(number: int) -> str:
    return f"{number:,}".replace(",", ".")
