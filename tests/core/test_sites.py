"""Which documents a rule with `sites` is for: by the host of a page, by the beginning of its path, by folders."""

from __future__ import annotations

import pytest

from cleantext.engine.sites import matches


@pytest.mark.parametrize(
    ("site", "pattern", "is_for"),
    [
        ("https://example.org/a", "example.org", True),
        ("https://www.example.org:80/a", "example.org", True),
        ("https://news.example.org/a", "example.org", True),
        ("HTTPS://Example.ORG", "example.org", True),
        ("https://notexample.org/a", "example.org", False),
        ("https://example.org.invalid/a", "example.org", False),
        ("https://example.com/example.org/a", "example.org", False),
        ("https://example.org/news/1", "example.org/news", True),
        ("https://www.example.org/News/1", "example.org/news", True),
        ("https://example.org/sport/news/1", "example.org/news", False),
        ("https://example.org/a/news/1", "example.org/*/news", True),
        ("https://blog.example.org/a", "blog.*", True),
        ("quay/1.txt", "quay", True),
        ("crawl/quay/deep/1.txt", "quay", True),
        ("crawl/quay", "quay", False),
        ("quay.txt", "quay", False),
        ("quayside/1.txt", "quay", False),
        ("quayside/1.txt", "quay*", True),
        ("home/crawl/quay/1.txt", "crawl/quay", True),
        ("home/crawl/quay/1.txt", "/crawl/quay/", True),
        ("https://example.org/news/1", "example.org/news/", True),
        ("quay/crawl/1.txt", "crawl/quay", False),
        ("", "example.org", False),
        ("", "*", True),
    ],
)
def test_a_pattern_is_a_host_folders_or_the_beginning_of_a_path(site: str, pattern: str, is_for: bool) -> None:
    assert matches(site, [pattern]) == is_for
    assert matches(site, ["elsewhere.example", pattern]) == is_for
