//! Decimal numbers: places and times of chapters.

/// A number as XML Schema writes a double (`-12.5`, `.5`, `6.2e1`), but for infinities and what is none. Exact up to fifteen digits.
///
/// The standard library's own reading is exact beyond that, and brings 12 kB of powers of five into the worker.
pub(super) fn decimal(text: &str) -> Option<f64> {
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse().ok().filter(|exponent: &i32| exponent.abs() <= 300)?),
        None => (text, 0),
    };
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => (-1.0, digits),
        None => (1.0, digits.strip_prefix('+').unwrap_or(digits)),
    };
    let (mut number, mut scale) = (0u64, exponent);
    let (mut any, mut behind_point) = (false, false);
    for byte in digits.bytes() {
        match byte {
            b'.' if !behind_point => behind_point = true,
            b'0'..=b'9' => {
                any = true;
                // Of more digits than this only the place counts.
                let room = number < 10u64.pow(17);
                if room {
                    number = number * 10 + u64::from(byte - b'0');
                }
                scale += i32::from(!room) - i32::from(behind_point);
            }
            _ => return None,
        }
    }
    // Powers of ten up to 22 are exact, so one division of an exact number is rounded once.
    let size = 10f64.powi(scale.abs());
    let value = if scale < 0 { number as f64 / size } else { number as f64 * size };
    (any && value.is_finite()).then_some(sign * value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_standard_library_reads_them() {
        for text in [
            "0",
            "7",
            "-7",
            "+7",
            "12.5",
            "-0.125",
            ".5",
            "5.",
            "45.256",
            "-71.92",
            "8.541700",
            "1e3",
            "6.2E1",
            "1.5e-3",
            "-122.41941550",
            "4503599627370496",
            "0.000001",
        ] {
            assert_eq!(decimal(text), text.parse().ok(), "{text}");
        }
    }

    #[test]
    fn what_is_none_and_what_is_long() {
        let check = |text: &str, expected: Option<f64>| assert_eq!(decimal(text), expected, "{text}");
        for text in ["", "-", ".", "1.2.3", "1,5", "e5", "1e", "1e999", "nan", "inf", "0x10", "12px", "--1", " 1"] {
            check(text, None);
        }
        check("1234567890123456789", Some(1_234_567_890_123_456_800.0));
        check("0.1234567890123456789", Some(0.123_456_789_012_345_68));
        check(&format!("0.{}1", "0".repeat(400)), Some(0.0));
    }
}
