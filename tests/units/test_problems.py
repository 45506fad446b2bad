"""Problems: their form, their order, and the closest match."""

import pytest
from bilingual.diagnostics.problems import ContentError, Problem, problem, report
from bilingual.text.closest import closest_match

ONE = problem("content/tr/events/x.yml", (4, 7), "date", "not-a-date", value="2019-13-01", suggestion="2019-10-01")


def test_a_problem_is_a_line_in_turkish_and_below_it_the_same_in_english() -> None:
    turkish, english = str(ONE).split("\n")
    assert turkish == "content/tr/events/x.yml:4:7: date: “2019-13-01” tarih değil; örneğin 2019-10-01 yazın"
    assert english.lstrip() == "“2019-13-01” is not a date; write, for example, 2019-10-01"
    assert english.index("“") == turkish.index("“")


def test_a_problem_of_a_whole_file_names_no_field() -> None:
    assert str(problem("x.yml", (1, 1), "", "empty-file")).startswith("x.yml:1:1: dosya boş")


def test_an_unknown_code_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        problem("x.yml", (1, 1), "", "no-such-code")


def test_what_an_editor_wrote_is_shown_on_one_line_and_not_without_end() -> None:
    shown = problem("x.yml", (1, 1), "", "unknown-link", value="a\nb\x07c" + "d" * 500, closest=None)
    assert "a b c" in shown.turkish
    assert "\n" not in shown.turkish
    assert len(shown.turkish) < 500
    assert "…" in shown.turkish


def test_braces_in_what_an_editor_wrote_stay_braces() -> None:
    assert "{value} {0}" in problem("x.yml", (1, 1), "", "bad-link", value="{value} {0}").turkish


def test_the_closest_match_is_offered_in_both_languages() -> None:
    found = problem("x.yml", (1, 1), "partner", "unknown-field", closest="partners")
    assert "şunu mu demek istediniz: partners?" in found.turkish
    assert "did you mean partners?" in found.english


@pytest.mark.parametrize(
    ("word", "match"),
    [
        ("partner", "partners"),
        ("organisers", "organizers"),
        ("Title", "title"),
        ("title-origin", "title_origin"),
        ("xyz", None),
        ("", None),
        ("t" * 100_000, None),
    ],
    ids=["letter-missing", "spelling", "case", "hyphen", "nothing-near", "empty", "endless"],
)
def test_the_closest_match(word: str, match: str | None) -> None:
    assert closest_match(word, ["partners", "organizers", "title", "title_origin"]) == match


def test_the_closest_match_hangs_not_on_the_order_of_what_is_known() -> None:
    known = ["first", "fifth"]
    assert closest_match("fith", known) == closest_match("fith", reversed(known))


def at(path: str, line: int, column: int = 1) -> Problem:
    return problem(path, (line, column), "", "empty-file")


def test_a_report_is_sorted_by_place_and_says_each_problem_once() -> None:
    places = [at("b.yml", 1), at("a.yml", 10), at("a.yml", 2, 3), at("a.yml", 2), at("b.yml", 1)]
    lines = [line.split(": ")[0] for line in report(places).splitlines() if not line.startswith(" ")]
    assert lines == [
        "a.yml:2:1",
        "a.yml:2:3",
        "a.yml:10:1",
        "b.yml:1:1",
        "4 sorun bulundu; hiçbir şey yayımlanmadı. / 4 problems found; nothing was published.",
    ]


def test_one_problem_is_counted_in_the_singular() -> None:
    assert report([ONE]).endswith("1 sorun bulundu; hiçbir şey yayımlanmadı. / 1 problem found; nothing was published.")


def test_the_error_holds_every_problem_and_reads_as_the_report() -> None:
    error = ContentError([at("b.yml", 1), at("a.yml", 1), at("a.yml", 1)])
    assert [found.path for found in error.problems] == ["a.yml", "b.yml"]
    assert str(error) == report(error.problems)
