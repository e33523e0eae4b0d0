//! Whatever bytes come, a connection gets an answer or its end, and memory stays bounded.

use super::{Dice, HELLO, Stage, configured};
use crate::server::message::{self, Reading};

const SMALL: &str = "StartServers 1\nThreadsPerChild 3\nMaxClients 3\nListenBacklog 4\nTimeOut 2\nLimitRequestBody 5000\n";

/// Requests to be mangled, and what a fuzzer would think of.
const SEEDS: [&[u8]; 14] = [
    HELLO,
    b"POST /form HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabcde",
    b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc",
    b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
    b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n",
    b"GET / HTTP/2.0\r\nHost: x\r\n\r\n",
    b"FROB / HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET http://a/b?c=d HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    b"\0\xff\xfe\r\n\r\n\r\n",
    b"GET /\xc3\xa4 HTTP/1.1\r\nHost: x\r\nX: \x80\xff\r\n\r\n",
];

fn mangled(dice: &mut Dice) -> Vec<u8> {
    let mut bytes = Vec::new();
    for _ in 0..=dice.below(3) {
        bytes.extend_from_slice(SEEDS[dice.below(SEEDS.len())]);
    }
    for _ in 0..dice.below(6) {
        let place = dice.below(bytes.len());
        match dice.below(5) {
            0 => bytes[place] = dice.below(256) as u8,
            1 => bytes.truncate(place.max(1)),
            2 => bytes.insert(place, b"\r\n :\0\t;0F"[dice.below(9)]),
            3 => {
                let piece = vec![b"A0\r\n"[dice.below(4)]; dice.below(9000)];
                bytes.splice(place..place, piece);
            }
            _ => {
                bytes.remove(place);
                bytes.push(b'\n');
            }
        }
    }
    bytes
}

#[test]
fn any_bytes_get_an_answer_or_a_closed_connection() {
    let mut dice = Dice(7);
    let mut stage = Stage::new(configured(SMALL));
    for round in 0..3000 {
        let bytes = mangled(&mut dice);
        let connection = stage.connect(b"");
        let mut rest = &bytes[..];
        while !rest.is_empty() {
            let (piece, later) = rest.split_at(1 + dice.below(rest.len()));
            stage.send(connection, piece);
            stage.answer_all();
            rest = later;
        }
        stage.check();
        // A client that then says nothing is not waited for.
        stage.pass(2.5);
        stage.pass(60.0);
        assert!(
            stage.closed.contains_key(&connection),
            "round {round}: {bytes:?}"
        );
        let text = stage.text(connection);
        assert!(text.is_empty() || text.starts_with("HTTP/1.1 "), "{text}");
        assert_eq!(stage.server.connected(), 0, "round {round}");
        assert_eq!(stage.board(), "___", "round {round}");
        stage.sent.clear();
        stage.closed.clear();
    }
}

#[test]
fn reading_needs_no_more_than_it_says() {
    // The same bytes give the same request however they are cut.
    let mut dice = Dice(3);
    for _ in 0..400 {
        let bytes = mangled(&mut dice);
        let whole = message::read(&bytes, 5000);
        let mut have = 0;
        let pieces = loop {
            match message::read(&bytes[..have], 5000) {
                Ok(Reading::More { at_least, .. }) => {
                    assert!(at_least > have);
                    if at_least > bytes.len() {
                        break None;
                    }
                    have = at_least;
                }
                other => break Some(other),
            }
        };
        match (whole, pieces) {
            (Ok(Reading::Whole(whole, length)), Some(Ok(Reading::Whole(pieces, same)))) => {
                assert_eq!((whole, length), (pieces, same));
            }
            (Ok(Reading::More { .. }), None) => {}
            // What is wrong can be wrong in more than one way, and is refused as soon as it is seen.
            (Err(_), Some(Err(_))) => {}
            (whole, pieces) => panic!("{bytes:?}: {whole:?} but {pieces:?}"),
        }
    }
}

#[test]
fn what_a_client_sends_is_bounded() {
    let mut stage = Stage::new(configured(SMALL));
    let connection =
        stage.connect(b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    for _ in 0..200_000 {
        stage.server.bytes(stage.now, connection, b"1\r\na\r\n");
        if stage.server.connections.is_empty() {
            break;
        }
    }
    stage.settle();
    assert_eq!(stage.status(connection), "413");
    // Nor is anything kept for those who wait in the queue.
    let busy = [
        stage.connect(HELLO),
        stage.connect(HELLO),
        stage.connect(HELLO),
    ];
    let waiting = stage.connect(b"");
    for _ in 0..2000 {
        stage.server.bytes(stage.now, waiting, &[b'x'; 1000]);
    }
    let kept: usize = stage
        .server
        .connections
        .values()
        .map(|held| held.received.len())
        .sum();
    assert!(kept < 1 << 20, "{kept}");
    assert_eq!(busy.len(), stage.serving.len());
}

#[test]
fn refusals_say_what_is_wrong() {
    let long = format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "a".repeat(9000));
    let headers = format!(
        "GET / HTTP/1.1\r\nHost: x\r\n{}\r\n",
        "X: y\r\n".repeat(101)
    );
    let wide = format!(
        "GET / HTTP/1.1\r\nHost: x\r\nX: {}\r\n\r\n",
        "y".repeat(70_000)
    );
    let cases: [(&[u8], &str); 9] = [
        (b"nonsense\r\n\r\n", "400"),
        (b"GET / HTTP/1.1\r\n\r\n", "400"),
        (b"FROB / HTTP/1.1\r\nHost: x\r\n\r\n", "501"),
        (b"GET / HTTP/3.0\r\nHost: x\r\n\r\n", "505"),
        (
            b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5001\r\n\r\n",
            "413",
        ),
        (
            b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
            "501",
        ),
        (long.as_bytes(), "414"),
        (headers.as_bytes(), "431"),
        (wide.as_bytes(), "431"),
    ];
    let mut stage = Stage::new(configured(SMALL));
    for (bytes, status) in cases {
        let connection = stage.connect(bytes);
        assert_eq!(
            stage.status(connection),
            status,
            "{}",
            String::from_utf8_lossy(bytes)
        );
        assert_eq!(stage.closed.get(&connection), Some(&false));
    }
}
