from config.designsystem.komponenter import Diagramsoejle
from config.designsystem.templatetags.designsystem import soejlediagram


def test_the_chart_draws_nothing_for_what_is_unknown():
    vist = soejlediagram(
        [Diagramsoejle("jan", None), Diagramsoejle("feb", 0)], "Ingen", "2016", "2015"
    )

    assert [(del_["nu"], del_["foer"]) for del_ in vist["dele"]] == [(0, 0), (0, 0)]
    assert vist["navn_foer"] == ""


def test_the_scale_ends_at_a_round_number_above_the_largest():
    vist = soejlediagram([Diagramsoejle("jan", 13, 9)], "13 mod 9", "2016", "2015")

    assert vist["trin"] == ["15", "10", "5", "0"]
    assert vist["dele"][0]["nu"] == 866  # of 1000
    assert vist["navn_foer"] == "2015"


def test_the_key_names_a_hollow_column_only_where_there_is_one():
    hel = soejlediagram([Diagramsoejle("jan", 1)], "1", "2016", "2015")
    hul = soejlediagram([Diagramsoejle("jan", 1, hel=False)], "1", "2016", "2015")

    assert (hel["har_huller"], hul["har_huller"]) == (False, True)
