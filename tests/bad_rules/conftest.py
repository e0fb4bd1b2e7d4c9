collect_ignore_glob = ["*.yaml"]  # bad on purpose; test_bad_rules.py loads them
