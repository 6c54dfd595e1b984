"""The tree of errors, their sentences and their exit codes."""

from __future__ import annotations

import inspect

from reportgen import errors


def all_errors() -> list[type[errors.ReportgenError]]:
    return [
        kind
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.ReportgenError)
    ]


def test_the_tree_in_the_docstring_names_every_error_with_its_exit_code() -> None:
    drawn = dict[str, int]()
    for line in (errors.__doc__ or "").splitlines():
        words = line.replace("├──", " ").replace("└──", " ").replace("│", " ").split()
        if len(words) > 1 and words[0].endswith("Error") and words[1].isdigit():
            drawn[words[0]] = int(words[1])
    assert drawn == {kind.__name__: kind.exit_code for kind in all_errors()}


def test_every_error_has_a_slug_of_its_own() -> None:
    slugs = [kind.slug for kind in all_errors()]
    assert len(slugs) == len(set(slugs))


def test_an_unknown_name_is_answered_with_the_nearest_one_and_all_there_are() -> None:
    problem = errors.UnknownNameError("summarizer", "coverag", ["lead", "coverage"])
    assert str(problem) == (
        "There is no summarizer 'coverag'. Did you mean 'coverage'? Available: coverage, lead."
    )


def test_an_unknown_name_far_from_all_gets_no_guess() -> None:
    assert "Did you mean" not in str(errors.UnknownNameError("theme", "xyzzy", ["briefing"]))


def test_too_few_sources_says_how_many_were_found_and_why_the_others_failed() -> None:
    problem = errors.TooFewSourcesError(1, 2, [f"source {n} is down" for n in range(12)])
    assert "Found 1 readable article, and a report needs at least 2 sources" in str(problem)
    assert "source 9 is down" in str(problem)
    assert "and 2 more" in str(problem)


def test_a_source_error_may_carry_a_finer_slug() -> None:
    assert errors.FetchError("https://example.org", "It is too large.", "too-large").slug == "too-large"
    assert errors.FetchError("https://example.org", "No answer.").slug == "fetch"
    assert errors.FetchError.slug == "fetch"
