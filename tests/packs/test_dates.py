"""Lines that are dates, and lines that only look like them."""

from __future__ import annotations

import pytest

from cleantext.kinds import LineRule
from cleantext.lines import Lines
from cleantext.packs import builtin

DATES = {
    "web-ar/date": [
        "الجمعة 12 أبريل 2019 - 10:45", "12 نيسان 2019", "12 نيسان (أبريل) 2019", "12 كانون الثاني / يناير 2019", "7 شتنبر 2019",
        "7 جويلية 2019", "آخر تحديث: ٣ رمضان ١٤٤٠ هـ", "نشر في 3 ذو الحجة 1440هـ الموافق 4 آب 2019", "يناير 12، 2019",
        "10:45 ص - السبت 5 تشرين الأول 2019",
    ],
    "web-hi/date": [
        "प्रकाशित: शुक्रवार, 12 अप्रैल 2019 10:45", "12 सितम्बर 2019", "१२ फ़रवरी २०१९", "12 जन. 2019, 10:45 AM (IST)", "5 कार्तिक 2076",
        "Updated: 12 Apr 2019 10:45 AM | Published: 11 Apr 2019", "Apr 12, 2019", "12-Apr-2019", "12 दिसंबर 2019 को प्रकाशित",
    ],
}  # fmt: skip


NO_DATES = {
    "web-ar/date": ["12 قاربا 2019", "منارة 12، 2019", "12 قاربا / عبارة 2019", "نشر 12 كتابا 2019", "3 ذو شأن 2019"],
    "web-hi/date": ["12 नावें 2019", "घाट 12, 2019", "पुल 12 अप्रैल 2019", "12 boats 2019", "Boat 12, 2019", "12 नावें 2019 को प्रकाशित"],
}  # fmt: skip


@pytest.mark.parametrize("rule", DATES)
def test_282_a_date_names_a_month(rule: str) -> None:
    """Any word stood for one: twelve boats of 2019 were a date."""
    known = next(one for one in builtin(rule.partition("/")[0]).rules if one.id == rule)
    assert isinstance(known, LineRule)
    assert [line for line in DATES[rule] if not known.says(Lines(line), 0)] == []
    assert [line for line in NO_DATES[rule] if known.says(Lines(line), 0)] == []
