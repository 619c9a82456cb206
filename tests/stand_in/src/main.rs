//! `stand-in`: the server of `make run`, of the fuzzing, and of whoever wants to look around.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jiff::Timestamp;
use stand_in::{Clock, DEMO_CONSUMERS, Failure, Options, PASSWORD, Running, UNCLAIMED};
use tokio::signal::unix::{SignalKind, signal};

const USAGE: &str = "\
stand-in [--port 8080] [--dist dist] [--base /] [--db target/stand-in.sqlite] [--fresh]
         [--clock 2026-11-03T19:30:00+02:00 [--frozen]]
         [--payment-host https://…]… [--frame-ancestor https://…]…

  --port      0 picks a free one
  --base      where the cabinet stands, such as /cabinet; the API stays at /api/v1
  --fresh     start over with an empty database
  --clock     begin at this time instead of now; --frozen: and stay there";

struct Arguments {
    port: u16,
    database: PathBuf,
    fresh: bool,
    clock: Clock,
    options: Options,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = match arguments(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(wrong) => {
            eprintln!("stand-in: {wrong}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("stand-in: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn arguments(mut given: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut found = Arguments {
        port: 8080,
        database: PathBuf::from("target/stand-in.sqlite"),
        fresh: false,
        clock: Clock::real(),
        options: Options::default(),
    };
    let (mut start, mut frozen) = (None, false);
    while let Some(name) = given.next() {
        let mut value = || given.next().ok_or_else(|| format!("{name} wants a value"));
        match name.as_str() {
            "--port" => {
                found.port = value()?
                    .parse()
                    .map_err(|_| "--port wants a number to 65535")?;
            }
            "--dist" => found.options.dist = value()?.into(),
            "--base" => found.options.base = base(&value()?)?,
            "--db" => found.database = value()?.into(),
            "--fresh" => found.fresh = true,
            "--clock" => start = Some(instant(&value()?)?),
            "--frozen" => frozen = true,
            "--payment-host" => found.options.payment_hosts.push(value()?),
            "--frame-ancestor" => found.options.frame_ancestors.push(value()?),
            "--help" | "-h" => {
                println!("{USAGE}");
                std::process::exit(0);
            }
            unknown => return Err(format!("{unknown} is unknown")),
        }
    }
    found.clock = match start {
        Some(now) => Clock::at(now, frozen),
        None if frozen => Clock::at(Timestamp::now(), true),
        None => Clock::real(),
    };
    Ok(found)
}

fn base(text: &str) -> Result<String, String> {
    let is_path = text.starts_with('/') && !text.contains(['{', '}', '?', '#', '\\']);
    let is_free = !["/api", "/stand-in"].contains(&text.trim_end_matches('/'));
    if is_path && is_free && !text.contains("//") {
        Ok(text.to_owned())
    } else {
        Err(format!("--base wants a path such as /cabinet, not {text}"))
    }
}

fn instant(text: &str) -> Result<Timestamp, String> {
    text.parse().map_err(|_| {
        format!("--clock wants a time with an offset, like 2026-11-03T19:30:00+02:00, not {text}")
    })
}

async fn run(arguments: Arguments) -> Result<(), Failure> {
    let Arguments {
        port,
        database,
        fresh,
        clock,
        options,
    } = arguments;
    if fresh {
        forget(&database)?;
    }
    if let Some(folder) = database.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let base = options.base.trim_matches('/').to_owned();
    let running = Running::start(&database, port, clock, options)
        .await
        .map_err(|cause| {
            format!(
                "cannot start on port {port} with {}: {cause}",
                database.display()
            )
        })?;
    // Before the first line: whoever waits for it may tell us to stop at once.
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    println!("listening on {}", running.url());
    welcome(&running.url(), &base);
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    running.stop().await;
    Ok(())
}

/// SQLite keeps its log in files beside the database.
fn forget(database: &Path) -> Result<(), Failure> {
    for ending in ["", "-wal", "-shm"] {
        let mut path = database.as_os_str().to_owned();
        path.push(ending);
        match std::fs::remove_file(&path) {
            Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => return Err(cause.into()),
            _ => {}
        }
    }
    Ok(())
}

fn welcome(url: &str, base: &str) {
    let slash = if base.is_empty() { "" } else { "/" };
    println!(
        "\n  Кабінет:  {url}{base}{slash}\n  Пульт:    {url}stand-in/   (годинник і несправності)\n  \
         Надіслане: {url}stand-in/outbox   (листи й SMS із кодами)\n"
    );
    println!("  Увійти можна так, пароль усюди {PASSWORD}:");
    for consumer in DEMO_CONSUMERS {
        println!(
            "    {:<20} {:<28} {}",
            consumer.login, consumer.name, consumer.look_at
        );
    }
    let home = &UNCLAIMED[0];
    println!(
        "\n  Зареєструватися можна з рахунком {}: лічильник {}, сума платіжки {},{:02} грн",
        home.operator_account,
        home.meter_serial.unwrap_or("немає"),
        home.invoice_total / 100,
        home.invoice_total % 100
    );
    println!("\n  Зупинити: Ctrl+C");
}
