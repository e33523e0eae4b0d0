//! Stands in for the crate `unicode-normalization`, which the Python parser asks for the NFKC form of
//! identifiers that are not ASCII. The real one carries tables that would cost each reader of the
//! page 50 KB, though every browser has them: here the browser is asked, and natively ICU4X. It has
//! the real crate's version and the one method the parser calls.

use std::iter::{Once, once};

/// Text that can be normalised.
pub trait UnicodeNormalization {
    /// The text in Unicode's normalisation form KC, in one piece.
    fn nfkc(self) -> Once<String>;
}

impl UnicodeNormalization for &str {
    fn nfkc(self) -> Once<String> {
        once(normalized(self))
    }
}

#[cfg(target_arch = "wasm32")]
fn normalized(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKC").into()
}

#[cfg(not(target_arch = "wasm32"))]
fn normalized(text: &str) -> String {
    icu_normalizer::ComposingNormalizerBorrowed::new_nfkc()
        .normalize(text)
        .into_owned()
}
