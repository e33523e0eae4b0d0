//! Fenced code blocks, inside which nothing is a directive.

/// Follows a text line by line and knows whether it is inside a fenced code block.
#[derive(Default)]
pub struct Fence {
    open: Option<Opening>,
}

struct Opening {
    mark: char,
    length: usize,
}

impl Fence {
    /// Takes the next line, and tells whether it belongs to a code block, its fences included.
    pub fn holds(&mut self, line: &str) -> bool {
        match &self.open {
            Some(opening) => {
                if opening.is_closed_by(line) {
                    self.open = None;
                }
                true
            }
            None => {
                self.open = Opening::read(line);
                self.open.is_some()
            }
        }
    }

    /// Whether the block is still open behind the last line taken.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }
}

impl Opening {
    fn read(line: &str) -> Option<Self> {
        let text = line.trim_start();
        let mark = text
            .chars()
            .next()
            .filter(|mark| matches!(mark, '`' | '~'))?;
        let info = text.trim_start_matches(mark);
        let length = text.len() - info.len();
        // Three backticks and more on the same line are inline code, not a fence.
        let inline = mark == '`' && info.contains('`');
        (length >= 3 && !inline).then_some(Self { mark, length })
    }

    fn is_closed_by(&self, line: &str) -> bool {
        let text = line.trim();
        text.len() >= self.length && text.chars().all(|mark| mark == self.mark)
    }
}
