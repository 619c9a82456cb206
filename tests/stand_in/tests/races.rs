//! Many want the same time at once, each over a connection of their own: one gets it, the others are offered another.

use serde_json::{Value, json};
use stand_in::{Clock, Options, PASSWORD, Running};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::here::{IN_THE_WINDOW, fresh_key};

const MANY: usize = 60;
const HOME: &str = "a-1500000015";

struct Crowd {
    running: Running,
    cookies: Vec<String>,
    _folder: TempDir,
}

/// Status and body.
type Told = (u16, Value);

impl Crowd {
    async fn gather() -> Crowd {
        let folder = TempDir::new().expect("a temporary folder");
        let clock = Clock::at(IN_THE_WINDOW.parse().expect("a time"), true);
        let database = folder.path().join("race.sqlite");
        let running = Running::start(&database, 0, clock, Options::default())
            .await
            .expect("it starts");
        newcomers(&running);
        let signing_in = (0..MANY).map(|number| {
            let login = format!("crowd-{number}@example.com");
            let body = json!({ "login": login, "password": PASSWORD });
            sent(&running, "POST", "/session", "", body)
        });
        let answers = at_once(signing_in).await;
        let cookies = answers.iter().map(|answer| cookie(answer)).collect();
        Crowd {
            running,
            cookies,
            _folder: folder,
        }
    }

    /// Everybody sends their own at the same moment.
    async fn all_send(&self, what: impl Fn(usize) -> (String, Value)) -> Vec<Told> {
        let sending = self.cookies.iter().enumerate().map(|(at, cookie)| {
            let (path, body) = what(at);
            sent(&self.running, "POST", &path, cookie, body)
        });
        at_once(sending)
            .await
            .iter()
            .map(|answer| told(answer))
            .collect()
    }

    async fn free(&self) -> Vec<String> {
        let path = "/offices/o-nizhyn/slots?receptionist_id=s-bills";
        let answer = sent(&self.running, "GET", path, &self.cookies[0], Value::Null).await;
        let days = told(&answer).1["days"].clone();
        let slots = days
            .as_array()
            .into_iter()
            .flatten()
            .flat_map(|day| day["slots"].as_array().cloned());
        slots
            .flatten()
            .filter_map(|slot| slot["starts_at"].as_str().map(str::to_owned))
            .collect()
    }

    fn live_at(&self, starts_at: &str) -> i64 {
        let seconds = starts_at
            .parse::<jiff::Timestamp>()
            .expect("an instant")
            .as_second();
        let sql = "SELECT count(*) FROM appointment WHERE starts_at = ?1 AND cancelled_at IS NULL";
        let count: Result<i64, rusqlite::Error> = self
            .running
            .db
            .transaction(|db| db.query_row(sql, [seconds], |row| row.get(0)));
        count.expect("a number")
    }
}

fn newcomers(running: &Running) {
    let made: Result<(), rusqlite::Error> = running.db.transaction(|db| {
        for number in 0..MANY {
            db.execute(
                "INSERT INTO consumer (id, given_name, patronymic, family_name, email, email_confirmed, phone,
                     phone_confirmed, password_hash, notices, registered_on)
                 SELECT 1000 + ?1, given_name, patronymic, family_name, 'crowd-' || ?1 || '@example.com', 1, phone, 0,
                     password_hash, notices, registered_on
                 FROM consumer WHERE email = 'olena@example.com'",
                [number as i64],
            )?;
            db.execute(
                "INSERT INTO account_link (consumer_id, account_id, position, linked_at) VALUES (1000 + ?1, ?2, 0, 0)",
                (number as i64, HOME),
            )?;
        }
        Ok(())
    });
    made.expect("a crowd");
}

/// All at the same time; the answers in the order of who asked.
async fn at_once<F>(asking: impl Iterator<Item = F>) -> Vec<String>
where
    F: Future<Output = String> + Send + 'static,
{
    let tasks: Vec<_> = asking.map(tokio::spawn).collect();
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.expect("an answer"));
    }
    answers
}

/// The answer as it came.
fn sent(
    running: &Running,
    method: &str,
    path: &str,
    cookie: &str,
    body: Value,
) -> impl Future<Output = String> + Send + use<> {
    let body = if body.is_null() {
        String::new()
    } else {
        body.to_string()
    };
    let request = format!(
        "{method} /api/v1{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: {cookie}\r\n\
         X-Requested-With: gas-cabinet\r\nIdempotency-Key: {}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n{body}",
        fresh_key(),
        body.len()
    );
    let address = running.address;
    async move {
        let mut stream = TcpStream::connect(address).await.expect("it listens");
        stream.write_all(request.as_bytes()).await.expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.expect("an answer");
        answer
    }
}

fn cookie(answer: &str) -> String {
    let line = answer
        .lines()
        .find_map(|line| line.strip_prefix("set-cookie: "));
    let pair = line.and_then(|line| line.split(';').next());
    pair.unwrap_or_else(|| panic!("no cookie in {answer}"))
        .to_owned()
}

fn told(answer: &str) -> Told {
    let status = answer.split(' ').nth(1).and_then(|code| code.parse().ok());
    let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    (
        status.unwrap_or(0),
        serde_json::from_str(body).unwrap_or_default(),
    )
}

fn booking(starts_at: &str) -> (String, Value) {
    let body = json!({
        "account_id": HOME, "receptionist_id": "s-bills", "starts_at": starts_at, "subject": "bill", "reminder": "none",
    });
    ("/appointments".to_owned(), body)
}

/// All but one were refused, each with something else to take.
fn one_has_it(answers: &[Told], success: u16, wanted: &str) {
    assert_eq!(answers.len(), MANY);
    let (had, not): (Vec<&Told>, Vec<&Told>) =
        answers.iter().partition(|(status, _)| *status == success);
    assert_eq!(had.len(), 1, "{answers:?}");
    for (status, body) in not {
        assert_eq!(
            (*status, &body["code"]),
            (409, &json!("slot_taken")),
            "{body}"
        );
        let offered = body["offered"].as_array().expect("something to take");
        assert_eq!(offered.len(), 3, "{body}");
        assert!(!offered.contains(&json!(wanted)), "{body}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_at_once_one_books() {
    let crowd = Crowd::gather().await;
    let wanted = crowd.free().await[0].clone();
    let answers = crowd.all_send(|_| booking(&wanted)).await;
    one_has_it(&answers, 201, &wanted);
    assert_eq!(crowd.live_at(&wanted), 1);
    assert!(!crowd.free().await.contains(&wanted));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_at_once_one_moves_and_the_others_keep_theirs() {
    let crowd = Crowd::gather().await;
    let free = crowd.free().await;
    let (wanted, own) = free.split_first().expect("free ones");
    assert!(own.len() >= 20, "{free:?}");
    // As many as there are times for: each books one, and the same few ask for the same other one.
    let booked = crowd.all_send(|at| booking(&own[at % own.len()])).await;
    let visits: Vec<Option<String>> = booked
        .iter()
        .map(|(_, visit)| visit["id"].as_str().map(str::to_owned))
        .collect();
    let owners = visits.iter().flatten().count();
    assert_eq!(owners, own.len().min(MANY));
    let path = |at: usize| {
        format!(
            "/appointments/{}/move",
            visits[at].as_deref().unwrap_or("ap-0")
        )
    };
    let moved = crowd
        .all_send(|at| (path(at), json!({ "starts_at": wanted })))
        .await;
    let of = |wanted: u16| moved.iter().filter(|(status, _)| *status == wanted).count();
    assert_eq!(
        (of(200), of(409), of(404)),
        (1, owners - 1, MANY - owners),
        "{moved:?}"
    );
    assert_eq!(crowd.live_at(wanted), 1);
    let kept = own
        .iter()
        .filter(|starts_at| crowd.live_at(starts_at) == 1)
        .count();
    assert_eq!(kept, owners - 1);
}
