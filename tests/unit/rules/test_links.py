from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from moderator.errors import SettingsError
from moderator.model import FindingKind
from moderator.resources import resource
from moderator.rules.context import Context
from moderator.rules.hosts import Hosts, LinkKind, read_hosts
from moderator.rules.links import Link, find_links
from moderator.rules.ruleset import Ruleset
from moderator.rules.views import Views

if TYPE_CHECKING:
    from pathlib import Path


@cache
def hosts() -> Hosts:
    return read_hosts(resource("rules", "links.toml"))


def links(text: str) -> list[Link]:
    return find_links(Views(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("vào k9hu.club ngay", ["k9hu.club"]),
        ("xem https://vi.wikipedia.org/wiki/Pho.", ["https://vi.wikipedia.org/wiki/Pho"]),
        ("(nguồn: bit.ly/abc123)", ["bit.ly/abc123"]),
        ("vào abcde chấm com nhé", ["abcde chấm com"]),
        ("vào abcde[.]top nhé", ["abcde[.]top"]),
        ("hai trang a1.vn và b2.com", ["a1.vn", "b2.com"]),
        ("Phục vụ rất chậm. Shop nên xem lại", []),
        ("Máy giật lag.shop làm ăn kém", []),
        ("Điểm cao quá.Top 5 toàn trường", []),
        ("Mỗi bữa 30k.Com ngon", []),
        ("Nếu chấm top thì tôi chọn bài này", []),
        ("giá từ 13.xxx.xxx đồng", []),
        ("ai đó@gmail.com", []),
    ],
)
def test_a_link_is_found_exactly_where_it_stands(text: str, found: list[str]) -> None:
    assert [text[link.span.start : link.span.end] for link in links(text)] == found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://dichvucong.gov.vn/p/home", LinkKind.TRUSTED),
        ("https://vietcombank.com.vn/the", LinkKind.PLAIN),
        ("https://vietcombank.vn-xacminh.com", LinkKind.POSED),
        ("https://acb-vn.net", LinkKind.POSED),
        ("https://vietconbank.com", LinkKind.POSED),
        ("https://vi3tcombank.com", LinkKind.POSED),
        ("https://gov.vn.kiemtra.top", LinkKind.ODD),
        ("http://10.1.2.3/nhan-qua", LinkKind.ODD),
        ("OLq8Rv.Gezqa.de", LinkKind.ODD),
        ("https://s.id/abc", LinkKind.SHORT),
        ("https://zalo.me/g/abc", LinkKind.CHAT),
        ("trangcuatoi.com", LinkKind.PLAIN),
        ("abcde chấm com", LinkKind.DISGUISED),
    ],
)
def test_a_host_is_judged_by_whose_it_is_and_whose_it_seems(text: str, kind: LinkKind) -> None:
    (link,) = links(text)
    assert hosts().kind(link) is kind


def test_the_newspaper_s_own_site_is_trusted_with_the_names_below_it() -> None:
    (link,) = links("https://m.baonha.top/bai-1")
    assert hosts().kind(link) is LinkKind.ODD
    assert hosts().kind(link, {"baonha.top"}) is LinkKind.TRUSTED
    (other,) = links("https://gia-baonha.top/bai-1")
    assert hosts().kind(other, {"baonha.top"}) is LinkKind.ODD


def test_a_link_to_the_site_the_comment_stands_on_is_no_dubious_link() -> None:
    text = "Bài trước: https://baonha.top/bai-1"

    def score(context: Context) -> float:
        found = Ruleset.load().check(text, context=context)
        return max(finding.score for finding in found if finding.kind is FindingKind.LINK)

    assert score(Context()) > 0.5
    assert score(Context(site="https://www.baonha.top/")) < 0.5
    assert score(Context(article_url="https://baonha.top/bai-2?p=1")) < 0.5


def test_a_desk_changes_only_the_keys_that_its_file_names(tmp_path: Path) -> None:
    own = tmp_path / "links.toml"
    own.write_text('own = ["baonha.top"]\n', encoding="utf-8")
    changed = read_hosts(resource("rules", "links.toml"), own)
    (mine,) = links("https://baonha.top/a")
    (short,) = links("https://bit.ly/a")
    assert changed.kind(mine) is LinkKind.TRUSTED
    assert changed.kind(short) is LinkKind.SHORT
    assert Ruleset.load(tmp_path).hash != Ruleset.load().hash


@pytest.mark.parametrize(
    "written",
    [
        "own = 3",
        'wn = ["a.vn"]',
        '[[brand]]\nnames = ["a"]',
        "brand = 1",
        '[[brand]]\nnames = 1\nowners = ["a.vn"]',
        "no toml",
    ],
)
def test_a_file_of_hosts_with_a_mistake_is_refused_by_name(tmp_path: Path, written: str) -> None:
    (tmp_path / "links.toml").write_text(written, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"links\.toml"):
        Ruleset.load(tmp_path)


def test_a_missing_file_of_hosts_is_a_mistake_in_settings(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"gone\.toml"):
        read_hosts(tmp_path / "gone.toml")
