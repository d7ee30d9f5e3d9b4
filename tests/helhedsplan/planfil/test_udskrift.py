from collections import Counter

from helhedsplan.planfil.udskrift import talt


def test_what_is_read_is_counted_as_danish_writes_numbers():
    tal = Counter({"ny": 1200, "uændret": 300})
    assert talt(tal, ("registrering", "registreringer")) == "1.500 registreringer, 1.200 nye"
