//! Clients that make load, against a server whose threads answer at once or after a while.

use super::{Stage, configured};
use crate::server::clients::{Crowd, Load, RequestKind};
use crate::server::{Effect, Order, Server, Told, Worker};

fn load(clients: u32, keep_alive: bool) -> Load {
    let kind = |path: &str, weight| RequestKind {
        method: "GET".to_owned(),
        path: path.to_owned(),
        form: String::new(),
        weight,
    };
    Load {
        clients,
        think: 0.5,
        ramp: 1.0,
        keep_alive,
        patience: 20.0,
        kinds: vec![kind("/fast", 3), kind("/slow", 1)],
    }
}

/// Lets clients and a server with `threads` threads play for so many seconds; a request takes a tenth of
/// a second.
fn play(load: Load, text: &str, seconds: f64) -> (Server, Crowd) {
    let mut server = Server::new(configured(text), 0.0);
    let mut crowd = Crowd::new(5);
    let mut now = 0.0;
    let mut serving: Vec<(f64, Worker)> = Vec::new();
    let mut asking: Vec<Worker> = Vec::new();
    server.start(now, 1);
    crowd.set(now, load);
    while now < seconds {
        now += 0.01;
        crowd.act(now, &mut server);
        server.tick(now);
        loop {
            while let Some(order) = server.next_order() {
                let Order::Fork(place) = order else { continue };
                server.started(place, 7);
                let threads = server.configuration().threads_per_child;
                asking.extend((0..threads).map(|cell| Worker { child: place, cell }));
            }
            for worker in std::mem::take(&mut asking) {
                if let Told::Serve(..) = server.ask(now, worker) {
                    serving.push((now + 0.1, worker));
                }
            }
            let Some(effect) = server.next_effect() else {
                break;
            };
            match effect {
                Effect::Wake(worker) => asking.push(worker),
                Effect::Send(connection, bytes) => crowd.received(now, connection, &bytes),
                Effect::Close(connection, broken) => crowd.closed(now, connection, broken),
            }
        }
        let (done, rest): (Vec<_>, Vec<_>) = serving.into_iter().partition(|(at, _)| *at <= now);
        serving = rest;
        for (_, worker) in done {
            server.begin_answer(now, worker, "200 OK", Vec::new());
            server.send(worker, b"fine");
            server.finish(now, worker, true);
            asking.push(worker);
        }
    }
    (server, crowd)
}

#[test]
fn every_request_of_the_clients_is_accounted_for() {
    for keep_alive in [false, true] {
        let text = "StartServers 2\nThreadsPerChild 20\nMaxClients 40\n";
        let (mut server, crowd) = play(load(30, keep_alive), text, 20.0);
        let outcomes = crowd.outcomes();
        let made: u32 = outcomes.iter().map(|outcomes| outcomes.made).sum();
        let fine: u32 = outcomes.iter().map(|outcomes| outcomes.fine).sum();
        // Thirty clients that think half a second and wait a tenth: fifty requests a second.
        assert!((700..1200).contains(&made), "{made}");
        assert_eq!(made, fine + crowd.waiting() as u32);
        assert!(outcomes[0].made > outcomes[1].made * 2, "{outcomes:?}");
        let times = server.record().percentiles();
        assert!((0.1..0.13).contains(&times.half), "{times:?}");
        let by_second = server.record_mut().throughput(20.0);
        assert!(by_second.iter().sum::<u32>() >= fine);
        assert_eq!(server.record().refused, 0);
    }
}

#[test]
fn more_clients_than_threads_wait_in_the_queue_and_then_are_refused() {
    let text = "StartServers 1\nThreadsPerChild 2\nMaxClients 2\nListenBacklog 10\n";
    let (server, crowd) = play(load(60, false), text, 20.0);
    let busy: u32 = crowd.outcomes().iter().map(|outcomes| outcomes.busy).sum();
    assert!(busy > 100, "{busy}");
    assert_eq!(u64::from(busy), server.record().refused);
    let times = server.record().percentiles();
    // Ten in the queue before it, and two at a time.
    assert!((0.5..0.75).contains(&times.ninety_nine), "{times:?}");
}

#[test]
fn the_logs_have_apaches_formats() {
    let mut stage = Stage::new(configured(
        "StartServers 1\nThreadsPerChild 1\nMaxClients 1\n",
    ));
    stage.connect(
        b"GET /a?b=\"c HTTP/1.1\r\nHost: x\r\nUser-Agent: me\r\nConnection: close\r\n\r\n",
    );
    stage.answer_all();
    stage.server.log(1.0, "wsgi:error", "one\ntwo");
    let record = stage.server.record();
    assert_eq!(
        record.access.since(&mut 0),
        [r#"10.0.0.1 - - [01/Jan/1970:00:00:00 +0000] "GET /a?b=\"c HTTP/1.1" 200 2 "-" "me""#]
    );
    let errors = record.errors.since(&mut 0);
    assert_eq!(
        errors.last().map(String::as_str),
        Some("[01/Jan/1970:00:00:01 +0000] [wsgi:error] two")
    );
    assert!(
        stage
            .text(1)
            .contains("Date: Thu, 01 Jan 1970 00:00:00 GMT\r\n")
    );
}
