//! The checksums of `zlib` (RFC 1950 and 1952).

use crate::vm::{Arguments, Context, Outcome, Value, bytes_of};

/// The remainders of every byte by the polynomial of CRC-32, reflected.
const REMAINDERS: [u32; 256] = remainders();

const fn remainders() -> [u32; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut remainder = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            let divides = remainder & 1 == 1;
            remainder = (remainder >> 1) ^ if divides { 0xEDB8_8320 } else { 0 };
            bit += 1;
        }
        table[byte] = remainder;
        byte += 1;
    }
    table
}

/// The largest prime below 2 to the power of 16.
const MODULUS: u32 = 65_521;
/// So many bytes can be added to sums below the modulus before these need more than 32 bits.
const UNREDUCED: usize = 5_552;

fn given<'a>(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
) -> Result<(&'a [u8], u32), Value> {
    let [data, before] = arguments.exactly::<2>(context, name)?;
    match bytes_of(data) {
        Some(data) => Ok((data, before.as_index().unwrap_or(0) as u32)),
        None => Err(context.type_error("a bytes-like object is required")),
    }
}

/// `crc32(data, before)`: the checksum of what had the checksum `before`, and of this behind it.
pub(super) fn crc32(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (data, before) = given(context, arguments, "crc32")?;
    let sum = data.iter().fold(!before, |sum, byte| {
        sum >> 8 ^ REMAINDERS[usize::from(sum as u8 ^ byte)]
    });
    Ok(Outcome::Value(Value::index(!sum as usize)))
}

/// `adler32(data, before)`: the same of the other checksum.
pub(super) fn adler32(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
) -> Result<Outcome, Value> {
    let (data, before) = given(context, arguments, "adler32")?;
    let (mut low, mut high) = (before & 0xFFFF, before >> 16);
    for part in data.chunks(UNREDUCED) {
        for &byte in part {
            low += u32::from(byte);
            high += low;
        }
        (low, high) = (low % MODULUS, high % MODULUS);
    }
    Ok(Outcome::Value(Value::index((high << 16 | low) as usize)))
}
