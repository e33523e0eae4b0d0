//! What Python asks of single characters, where Rust's own questions are different ones.

/// Whether Python strips and splits at it: Unicode's white space and four ASCII separators.
pub(super) fn is_space(character: char) -> bool {
    character.is_whitespace() || ('\x1c'..='\x1f').contains(&character)
}

/// Whether `splitlines` ends a line at it.
pub(super) fn ends_line(character: char) -> bool {
    matches!(
        character,
        '\n' | '\r' | '\x0b' | '\x0c' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The zeros of the scripts whose ten digits follow each other.
const ZEROS: &[u32] = &[
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66,
    0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
    0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
    0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650,
    0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60, 0x16AC0, 0x16B50,
    0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E950,
];

/// The value of a decimal digit of any script.
pub(super) fn decimal_value(character: char) -> Option<u32> {
    let code = u32::from(character);
    let zero = ZEROS.iter().rev().find(|&&zero| zero <= code)?;
    (code - zero < 10).then_some(code - zero)
}

/// Whether `str.isdecimal` holds of it.
pub(super) fn is_decimal(character: char) -> bool {
    decimal_value(character).is_some()
}

/// Whether `str.isdigit` holds of it: decimals, and digits that are raised, lowered or circled.
pub(super) fn is_digit(character: char) -> bool {
    is_decimal(character)
        || matches!(
            u32::from(character),
            0xB2 | 0xB3 | 0xB9 | 0x1369..=0x1371 | 0x19DA | 0x2070 | 0x2074..=0x2079
                | 0x2080..=0x2089 | 0x2460..=0x2468 | 0x2474..=0x247C | 0x2488..=0x2490 | 0x24EA
                | 0x24F5..=0x24FD | 0x24FF | 0x2776..=0x277E | 0x2780..=0x2788 | 0x278A..=0x2792
        )
}

/// Whether `str.isnumeric` holds of it: numbers, and the ideographs that stand for numbers.
pub(super) fn is_numeric(character: char) -> bool {
    character.is_numeric()
        || matches!(
            character,
            '一' | '二'
                | '三'
                | '四'
                | '五'
                | '六'
                | '七'
                | '八'
                | '九'
                | '十'
                | '百'
                | '千'
                | '万'
                | '億'
                | '兆'
                | '零'
                | '〇'
                | '壹'
                | '貳'
                | '參'
                | '肆'
                | '伍'
                | '陸'
                | '柒'
                | '捌'
                | '玖'
                | '拾'
        )
}

/// Whether `str.isalnum` holds of it.
pub(super) fn is_alphanumeric(character: char) -> bool {
    character.is_alphanumeric() || is_numeric(character)
}

/// Whether `repr` shows it as it is.
pub(super) fn is_printable(character: char) -> bool {
    if character.is_ascii() {
        return (' '..='~').contains(&character);
    }
    !(character.is_control()
        || character.is_whitespace()
        || matches!(
            u32::from(character),
            0xAD | 0x600..=0x605 | 0x61C | 0x6DD | 0x70F | 0x8E2 | 0x180E | 0x200B..=0x200F
                | 0x202A..=0x202E | 0x2060..=0x206F | 0xE000..=0xF8FF | 0xFEFF | 0xFFF0..=0xFFFB
                | 0xFFFE | 0xFFFF | 0x110BD | 0x1D173..=0x1D17A | 0xE0000..
        ))
}

/// Whether a text could be a name.
pub(super) fn is_identifier(text: &str) -> bool {
    let mut characters = text.chars();
    characters
        .next()
        .is_some_and(|first| first == '_' || first.is_alphabetic())
        && characters.all(|next| next == '_' || is_alphanumeric(next))
}

/// The text for comparison without regard to case.
pub(super) fn fold_case(text: &str) -> String {
    text.chars()
        .flat_map(|character| match character {
            'ß' | 'ẞ' => vec!['s', 's'],
            'ς' => vec!['σ'],
            'ſ' => vec!['s'],
            'ﬁ' => vec!['f', 'i'],
            'ﬂ' => vec!['f', 'l'],
            _ => character.to_lowercase().collect(),
        })
        .collect()
}
