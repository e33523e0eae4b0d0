//! Bytes as letters and digits (base 64, RFC 4648), and back where the text is written as it should be.

use crate::vm::{Arguments, Context, Outcome, Value, bytes_of};

/// The first 62 characters of every alphabet.
const LETTERS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// The text for some bytes; `last` are the last two characters of the alphabet.
fn encoded(data: &[u8], last: [u8; 2]) -> Vec<u8> {
    let letter = |number: u32| {
        let number = (number & 63) as usize;
        let letter = LETTERS.get(number).copied();
        letter.unwrap_or_else(|| last[number - LETTERS.len()])
    };
    let mut text = Vec::with_capacity(data.len().div_ceil(3) * 4);
    for group in data.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        let whole = [18, 12, 6, 0].map(|shift| letter(bits >> shift));
        text.extend_from_slice(&whole[..=group.len()]);
    }
    text.resize(text.len().div_ceil(4) * 4, b'=');
    text
}

/// The bytes that a text stands for: whole groups of four, with padding at the end alone. Nothing if it is
/// anything else.
fn decoded(text: &[u8], last: [u8; 2]) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(4) {
        return None;
    }
    let padding = text.iter().rev().take(2).take_while(|&&it| it == b'=');
    let letters = &text[..text.len() - padding.count()];
    let number = |letter: u8| {
        Some(match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            _ => 62 + last.iter().position(|&other| other == letter)? as u8,
        })
    };
    let mut data = Vec::with_capacity(letters.len() / 4 * 3 + 2);
    for group in letters.chunks(4) {
        let mut bits = 0;
        for at in 0..4 {
            let number = group.get(at).map_or(Some(0), |&letter| number(letter))?;
            bits = bits << 6 | u32::from(number);
        }
        data.extend_from_slice(&bits.to_be_bytes()[1..group.len()]);
    }
    Some(data)
}

fn given<'a>(
    context: &mut Context<'_>,
    arguments: &Arguments<'_>,
    name: &str,
) -> Result<(&'a [u8], [u8; 2]), Value> {
    let [data, last] = arguments.exactly::<2>(context, name)?;
    match (bytes_of(data), bytes_of(last)) {
        (Some(data), Some(&[one, other])) => Ok((data, [one, other])),
        _ => Err(context.type_error("bytes and the alphabet's last two letters are required")),
    }
}

/// `encode(data, last)`: bytes as base 64.
pub(super) fn encode(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
) -> Result<Outcome, Value> {
    let (data, last) = given(context, &arguments, "encode")?;
    Ok(Outcome::Value(context.bytes(&encoded(data, last))))
}

/// `decode(text, last)`: the bytes behind base 64, or None where that takes more than a look.
pub(super) fn decode(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
) -> Result<Outcome, Value> {
    let (text, last) = given(context, &arguments, "decode")?;
    Ok(Outcome::Value(match decoded(text, last) {
        Some(data) => context.bytes(&data),
        None => Value::NONE,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standards_own_examples_hold_both_ways() {
        for (data, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
        ] {
            assert_eq!(encoded(data.as_bytes(), *b"+/"), text.as_bytes());
            assert_eq!(decoded(text.as_bytes(), *b"+/").unwrap(), data.as_bytes());
        }
        assert_eq!(encoded(&[0xFB, 0xFF], *b"-_"), b"-_8=");
    }

    #[test]
    fn what_is_not_written_as_it_should_be_is_left_to_others() {
        for text in ["Zg", "Zg=", "Z===", "Z=g=", "Zm9v\n", "Zm9-", "===="] {
            assert_eq!(decoded(text.as_bytes(), *b"+/"), None, "{text}");
        }
    }
}
