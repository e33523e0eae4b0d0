//! Reading numbers as programs write them: `int("0x1f", 0)`, `float(" 1_000.5 ")`.

use num_bigint::{BigInt, Sign};

use super::characters::{decimal_value, is_space};

/// CPython's limit on the digits of a number that takes quadratic time to read or show, unless the program
/// sets another.
pub(super) const MAX_DIGITS: usize = 4300;

/// An integer's decimal digits with their sign; nothing when there are more than the limit, where 0 is none.
pub(super) fn decimal(int: &BigInt, limit: usize) -> Option<String> {
    // A digit takes less than four bits: this many need no count.
    if limit > 0 && int.bits() / 4 > limit as u64 {
        return None;
    }
    let shown = int.to_string();
    let digits = shown.len() - usize::from(int.sign() == Sign::Minus);
    (limit == 0 || digits <= limit).then_some(shown)
}

/// What the error says of an integer with more digits than the limit; of how many, where that is known.
pub(super) fn too_many_digits(limit: usize, digits: Option<usize>) -> String {
    let given = digits.map_or_else(String::new, |digits| format!(": value has {digits} digits"));
    format!(
        "Exceeds the limit ({limit} digits) for integer string conversion{given}; use sys.set_int_max_str_digits() to increase the limit"
    )
}

/// Why a text is no integer.
pub(super) enum NotInt {
    /// It is not written as one.
    Malformed,
    /// It has this many digits, which are too many.
    TooLong(usize),
}

/// Decimal digits of any script as ASCII digits, without blanks around.
fn plain(text: &str) -> String {
    text.trim_matches(is_space)
        .chars()
        .map(|character| match decimal_value(character) {
            Some(value) => char::from_digit(value, 10).unwrap_or(character),
            None => character,
        })
        .collect()
}

/// The text without underscores, if each stands between two digits.
fn without_underscores(digits: &str, is_digit: impl Fn(char) -> bool) -> Option<String> {
    if !digits.contains('_') {
        return Some(digits.to_owned());
    }
    let characters: Vec<char> = digits.chars().collect();
    let digit_at = |place: Option<usize>| {
        place
            .and_then(|place| characters.get(place))
            .is_some_and(|&character| is_digit(character))
    };
    let tidy = characters.iter().enumerate().all(|(place, &character)| {
        character != '_' || (digit_at(place.checked_sub(1)) && digit_at(place.checked_add(1)))
    });
    tidy.then(|| digits.replace('_', ""))
}

/// Reads an integer in this base; base 0 is told by the prefix.
pub(super) fn integer(text: &str, base: u32, limit: usize) -> Result<BigInt, NotInt> {
    let text = plain(text);
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (Sign::Minus, rest),
        None => (Sign::Plus, text.strip_prefix('+').unwrap_or(&text)),
    };
    let prefix = digits.get(..2).map(str::to_ascii_lowercase);
    let prefixed = match prefix.as_deref() {
        Some("0x") => Some(16),
        Some("0o") => Some(8),
        Some("0b") => Some(2),
        _ => None,
    };
    let (base, digits) = match prefixed {
        Some(told) if base == told || base == 0 => {
            let rest = digits.get(2..).unwrap_or("");
            (told, rest.strip_prefix('_').unwrap_or(rest))
        }
        _ if base == 0 => {
            let is_zero = digits.chars().all(|digit| digit == '0' || digit == '_');
            if digits.starts_with('0') && !is_zero {
                return Err(NotInt::Malformed);
            }
            (10, digits)
        }
        _ => (base, digits),
    };
    let digits =
        without_underscores(digits, |digit| digit.is_digit(base)).ok_or(NotInt::Malformed)?;
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(base)) {
        return Err(NotInt::Malformed);
    }
    if !base.is_power_of_two() && limit > 0 && digits.len() > limit {
        return Err(NotInt::TooLong(digits.len()));
    }
    let magnitude = BigInt::parse_bytes(digits.as_bytes(), base).ok_or(NotInt::Malformed)?;
    Ok(if sign == Sign::Minus {
        -magnitude
    } else {
        magnitude
    })
}

/// Reads a float.
pub(super) fn float(text: &str) -> Option<f64> {
    let text = plain(text);
    let text = without_underscores(&text, |digit| digit.is_ascii_digit())?;
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(&text);
    let is_word = matches!(
        unsigned.to_ascii_lowercase().as_str(),
        "inf" | "infinity" | "nan"
    );
    let is_number = unsigned.starts_with(|first: char| first.is_ascii_digit() || first == '.');
    if is_word || is_number {
        text.parse().ok()
    } else {
        None
    }
}
