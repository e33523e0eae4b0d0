//! Which addresses a lecture may link to. A lecture can come from anywhere, so an address that
//! would run something is refused.

/// What an address leads to.
#[derive(Debug, PartialEq, Eq)]
pub enum Address<'a> {
    /// Something in this lecture, by its id.
    Anchor(&'a str),
    /// A file beside the lecture.
    Beside(&'a str),
    /// Another page.
    Elsewhere,
    /// Something a lecture may not link to.
    Refused,
}

/// What to write instead of a refused address.
pub const HELP: &str = "Link to an address that begins with `https://`, `http://` or `mailto:`, to \
                        a file beside the lecture, or to `#section`.";

/// Looks at an address as the browser would: what stands before the first colon is a scheme.
pub fn classify(address: &str) -> Address<'_> {
    // Browsers drop control characters and read a backslash as a slash: nothing honest has them.
    if address.contains(|c: char| c.is_control() || c == '\\') {
        return Address::Refused;
    }
    let address = address.trim();
    if let Some(anchor) = address.strip_prefix('#') {
        return Address::Anchor(anchor);
    }
    // `//host` looks like a file beside the lecture and is another site.
    if address.starts_with("//") {
        return Address::Refused;
    }
    let scheme = match address.find([':', '/', '?', '#']) {
        Some(end) if address[end..].starts_with(':') => &address[..end],
        _ => {
            let file = address
                .find(['?', '#'])
                .map_or(address, |end| &address[..end]);
            // The site's root is not the lecture's to know; no file at all is the lecture itself.
            return if file.is_empty() || file.starts_with('/') {
                Address::Elsewhere
            } else {
                Address::Beside(file)
            };
        }
    };
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" | "mailto" => Address::Elsewhere,
        _ => Address::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::{Address, classify};

    #[test]
    fn pages_and_mail_are_elsewhere() {
        for address in [
            "https://example.org/a?b:c",
            "HTTP://example.org",
            "mailto:a@example.org",
            "/notes.pdf",
            "?lecture=other",
            "",
        ] {
            assert_eq!(classify(address), Address::Elsewhere, "{address}");
        }
    }

    #[test]
    fn a_path_is_a_file_beside_the_lecture() {
        assert_eq!(classify("notes.pdf?x#1"), Address::Beside("notes.pdf"));
        assert_eq!(classify("a/b:c"), Address::Beside("a/b:c"));
    }

    #[test]
    fn what_could_run_or_mislead_is_refused() {
        for address in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,x",
            "//example.org",
            "/\\example.org",
            "é:x",
        ] {
            assert_eq!(classify(address), Address::Refused, "{address}");
        }
    }

    #[test]
    fn a_fragment_is_an_anchor() {
        assert_eq!(classify("#threads"), Address::Anchor("threads"));
    }
}
