"""The names that `from __future__ import` knows. All that is in effect already, but `annotations`."""

all_feature_names = [
    "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
    "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
]
nested_scopes = generators = division = absolute_import = with_statement = print_function = True
unicode_literals = barry_as_FLUFL = generator_stop = annotations = True
