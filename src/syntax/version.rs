//! Syntax that is newer than the Python spoken here.

use ruff_python_parser::UnsupportedSyntaxErrorKind as Kind;

/// What CPython 3.11 says about syntax it does not have yet. Nothing for what is harmless (f-strings
/// with fewer restrictions), and for what is refused by name later. `text` is what the kind is about.
pub(super) fn refusal(kind: Kind, text: &str) -> Option<&'static str> {
    Some(match kind {
        Kind::Pep701FString(_)
        | Kind::TypeParameterList
        | Kind::TypeAliasStatement
        | Kind::TypeParamDefault
        | Kind::TemplateStrings => return None,
        Kind::UnparenthesizedExceptionTypes => "multiple exception types must be parenthesized",
        Kind::UnpackingInComprehension(_) if text.starts_with("**") => {
            "dict unpacking cannot be used in dict comprehension"
        }
        Kind::UnpackingInComprehension(_) => "iterable unpacking cannot be used in comprehension",
        Kind::ParenthesizedKeywordArgumentName => {
            "expression cannot contain assignment, perhaps you meant \"==\"?"
        }
        _ => "invalid syntax",
    })
}
