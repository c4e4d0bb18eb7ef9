"""Which strings are syllables of Vietnamese: onset, rhyme and tone, by the rules of spelling.

The rules are the school grammar's: which onsets and rhymes exist, c/k, g/gh and ng/ngh before
which vowels, and that a syllable ending in a stop (c, ch, p, t) takes the acute or the dot only.
They say what could be a syllable, not what is a word.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Final

from moderator.text.letters import TONES, bare, canonical

_ONSETS: Final = frozenset(
    " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split(" ")  # noqa: SIM905  # reads as the school's table does
)
_RHYMES: Final = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay
    ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong oong ooc op ot
    oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôt uân uâng uât uây
    uê uênh uêch uơ uy uya uych uyn uynh uyp uyt uyu uyên uyêt
    ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêng yêt yêu
    """.split()  # noqa: SIM905  # likewise
)
_AFTER_QU: Final = frozenset(
    """
    a ac ach ai an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât âu ây
    e en eng eo et ê ên ênh êch êt êu i it ich in inh ip iu ôc ơ ơi ơn y ych yên yêt ynh yt yp
    """.split()  # noqa: SIM905  # likewise
)
# "gi" has swallowed the i of ia, iê: giếng = gi + êng.
_AFTER_GI: Final = frozenset(
    rhyme for rhyme in _RHYMES if rhyme[0] in "aăâeêoôơuư" and not rhyme.startswith(("oa", "oe"))
) | {"êc", "êng", "êm", "ên", "êp", "êt", "êu"}
_FOLLOWING: Final = {"qu": _AFTER_QU, "gi": _AFTER_GI}
_FRONT: Final = frozenset("eêiy")
_BEFORE_Y: Final = frozenset({"", "qu"})
_BEFORE_FRONT: Final = frozenset({"k", "gh", "ngh"})
_BEFORE_BACK: Final = frozenset({"c", "g", "ng"})
_STOP_TONES: Final = frozenset("\u0301\u0323")
# Spelt against the rules, and in daily use.
_EXCEPTIONS: Final = frozenset({"kạn", "kông", "đắk", "đăk", "lắk", "lăk"})
_EXCEPTIONS_BARE: Final = frozenset({"kan", "kong", "dak", "lak", "kon"})
_LONGEST: Final = 7  # nghiêng


def is_syllable(word: str) -> bool:
    """Return whether ``word``, in any case and composition, can be a Vietnamese syllable.

    A word without any mark counts when marks could make it one: "nguoi" and "nghieng" do.
    """
    if word.isascii():
        return 0 < len(word) <= _LONGEST and word.lower() in bare_syllables()
    if len(word) > 3 * _LONGEST:
        return False
    return _is_accented(unicodedata.normalize("NFC", word).lower())


@lru_cache(maxsize=20_000)
def _is_accented(word: str) -> bool:
    if word in _EXCEPTIONS:
        return True
    tone = ""
    letters = []
    for letter in unicodedata.normalize("NFD", canonical(word)):
        if letter in TONES:
            if tone:
                return False
            tone = letter
        else:
            letters.append(letter)
    plain = unicodedata.normalize("NFC", "".join(letters))
    return any(
        _fits(plain[:cut], plain[cut:], tone) for cut in range(min(4, len(plain))) if plain[cut:]
    )


def _fits(onset: str, rhyme: str, tone: str) -> bool:
    if not _spelt(onset, rhyme):
        return False
    stopped = rhyme[-1] in "cpt" or rhyme.endswith("ch")
    return tone in _STOP_TONES if stopped else True


def _spelt(onset: str, rhyme: str) -> bool:
    if onset not in _ONSETS:
        return False
    if rhyme not in _FOLLOWING.get(onset, _RHYMES):
        return False
    if onset in _BEFORE_FRONT:
        return rhyme[0] in _FRONT
    if onset in _BEFORE_BACK:
        return rhyme[0] not in _FRONT or (onset == "g" and rhyme in {"i", "in"})  # gì, gìn
    return rhyme[0] != "y" or rhyme == "y" or onset in _BEFORE_Y


@cache
def bare_syllables() -> frozenset[str]:
    """Return every syllable as it is typed without any mark."""
    return _EXCEPTIONS_BARE | {
        bare(onset + rhyme)
        for onset in _ONSETS
        for rhyme in _RHYMES | _AFTER_QU | _AFTER_GI
        if _spelt(onset, rhyme)
    }
