"""Letters of other alphabets that are read as Latin ones. Our own table, by eye.

Only single letters that a Vietnamese reader would read as the Latin one are here; what stands in
no table is folded by Unicode's compatibility forms and, last, by Unidecode.
"""

from __future__ import annotations

from typing import Final

_PAIRS: Final = (
    # Cyrillic
    "аa вb еe ёe ѐe кk мm нh оo рp сc тt уy хx іi їi јj ѕs ԁd ԛq ԝw һh ѵv ӏl гr пn иu зz бb ъb ьb "
    "АA ВB ЕE ЁE КK МM НH ОO РP СC ТT УY ХX ІI ЇI ЈJ ЅS ԚQ ԜW ҺH ѴV ӀI ЗZ "
    # Greek
    "αa βb εe ηn ιi κk νv οo ρp τt υu χx ωw γy σo ςc μu ϲc ϳj "
    "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ϹC "
    # Armenian, Cherokee and others in use as Latin look-alikes
    "օo սu հh ոn ցg զq ѡw Ꭺa Ᏼb Ꮯc Ꭰd Ꭼe Ꮐg Ꮋh Ꭻj Ꮶk Ꮮl Ꮇm Ꮲp Ꮪs Ꭲt Ꮩv Ꮤw Ꮓz "
    # Latin letters with strokes, hooks and other shapes that have no decomposition
    "łl Łl øo Øo ıi ȷj ƀb ɓb ƈc đd ɖd ɗd ƒf ɠg ɢg ħh Ħh ɦh ɪi ɨi ƙk ɭl ƚl ɱm ɴn ƞn ŋn ɔo ƥp ʀr ɍr "
    "ʂs ŧt Ŧt ƭt ʉu ʋv ʏy ɏy ƴy ƶz ȥz ɑa ᴀa ʙb ᴄc ᴅd ᴇe ᴊj ᴋk ʟl ᴍm ᴏo ᴘp ᴛt ᴜu ᴠv ᴡw ᴢz ꜱs ɡg ꓐb"
)

LOOK_ALIKES: Final[dict[str, str]] = {pair[0]: pair[1].lower() for pair in _PAIRS.split()}
"""One foreign letter to one small Latin letter; đ is here too, as d."""
