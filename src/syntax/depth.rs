//! stub
pub fn check(_s: &str) -> Result<(), ()> {
    Ok(())
}
