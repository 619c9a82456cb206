//! The feedback book: what Halyna has written, and what the company shows everybody.

use jiff::{Timestamp, ToSpan};
use rusqlite::Connection;

use crate::Failure;
use crate::attachments;
use crate::clock;
use crate::feedback_entry::{self, whole};
use crate::feedback_thread::Act;
use crate::public_feedback::{self, Published};

const HOME: &str = "a-1500000115";
const PHOTO: &[u8] = include_bytes!("photos/meter-0600103.jpg");

/// One that has an answer and a photo, one that somebody has taken up and forgotten, one that is in work.
pub(super) fn plant(db: &Connection, consumer: i64, now: Timestamp) -> Result<(), Failure> {
    let answered = Written {
        days_ago: 20,
        kind: "question",
        topic: "meter",
        text: "На лічильнику в літній кухні ледь видно останню цифру. Чи треба його міняти, і хто за це платить?",
    };
    let number = answered.plant(db, consumer, now)?;
    let photo = attachments::keep(db, consumer, "image/jpeg", PHOTO, answered.at(now))?;
    let photo = attachments::free(db, consumer, &[photo.id().to_owned()], answered.at(now))?;
    attachments::attach(db, &photo?, &whole(number, None))?;
    let forgotten = Written {
        days_ago: 34,
        kind: "complaint",
        topic: "bill",
        text: "Двічі просила надсилати паперовий рахунок і на мамину адресу. Досі не приходить.",
    };
    let number = forgotten.plant(db, consumer, now)?;
    feedback_entry::happen(db, number, &Act::Take, forgotten.at(now) + 20.hours())?;
    Written {
        days_ago: 4,
        kind: "suggestion",
        topic: "reading",
        text: "Нагадуйте, будь ласка, про показ ще й третього числа, а не лише першого.",
    }
    .plant(db, consumer, now)
    .map(drop)
}

struct Written {
    days_ago: i64,
    kind: &'static str,
    topic: &'static str,
    text: &'static str,
}

impl Written {
    fn at(&self, now: Timestamp) -> Timestamp {
        let day = clock::day(now).saturating_sub(self.days_ago.days());
        clock::instant(day, 19, 20)
    }

    fn plant(&self, db: &Connection, consumer: i64, now: Timestamp) -> Result<i64, Failure> {
        Ok(db.query_row(
            "INSERT INTO feedback (consumer_id, account_id, kind, topic, text, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING number",
            (
                consumer,
                HOME,
                self.kind,
                self.topic,
                self.text,
                self.at(now).as_second(),
            ),
            |row| row.get(0),
        )?)
    }
}

/// What the company shows, where it shows nothing yet: one a month, the newest last month.
pub(super) fn publish(db: &Connection, now: Timestamp) -> Result<(), Failure> {
    let is_empty: bool = db.query_row(
        "SELECT NOT EXISTS (SELECT 1 FROM public_answer)",
        [],
        |row| row.get(0),
    )?;
    if !is_empty {
        return Ok(());
    }
    for (ago, (kind, topic, question, answer)) in (1_i64..).zip(SHOWN) {
        let month = clock::day(now)
            .first_of_month()
            .saturating_sub(ago.months());
        public_feedback::publish(
            db,
            &Published {
                kind,
                topic,
                question,
                answer,
                month: &month.strftime("%Y-%m").to_string(),
            },
        )?;
    }
    Ok(())
}

/// Kind, topic, question, answer; the newest first.
const SHOWN: [(&str, &str, &str, &str); 12] = [
    (
        "question",
        "reading",
        "До якого числа передавати показ, щоб він увійшов до рахунка за минулий місяць?",
        "Показ приймаємо з 1 до 5 числа включно. Переданий пізніше не пропаде: він увійде до рахунка за наступний \
         місяць, а за минулий ми порахуємо плановий обсяг.",
    ),
    (
        "complaint",
        "bill",
        "У будинку ніхто не живе, а в рахунку щомісяця кубометри. Звідки вони?",
        "Коли показу немає, обсяг планують за тим самим місяцем минулих років. Передайте показ, навіть якщо він не \
         змінився: різницю буде враховано в найближчому рахунку, і платити за спожите менше, ніж нараховано, не \
         доведеться.",
    ),
    (
        "question",
        "bill",
        "Чому я отримую два рахунки: за газ і за розподіл? Раніше був один.",
        "Газ продає постачальник, а доставляє його трубами оператор газорозподільної мережі. Це дві різні компанії, у \
         кожної свій тариф і свій рахунок IBAN. За розподіл платять щомісяця рівними частинами, навіть коли газ не \
         використовували.",
    ),
    (
        "question",
        "payment",
        "Сплатила вчора, а борг у кабінеті той самий. Чи не пропали гроші?",
        "Ні. Банк передає нам оплату протягом одного-двох робочих днів, і лише тоді вона з’являється в розрахунках. \
         Поки гроші в дорозі, у розділі «Оплата» біля неї написано, коли її буде зараховано.",
    ),
    (
        "suggestion",
        "other",
        "Зробіть так, щоб дочка могла передавати показ за мене: я погано бачу цифри.",
        "Це вже можна. Дочка додає вашу домівку до свого кабінету за номером особового рахунку й заводським номером \
         лічильника. Ваш кабінет при цьому лишається вашим, а про нову людину ми повідомимо вас листом або SMS.",
    ),
    (
        "question",
        "meter",
        "Строк повірки лічильника минає навесні. Що мені робити і скільки це коштує?",
        "Повірку побутового лічильника робимо ми і нашим коштом. За місяць до строку ми зателефонуємо і домовимося \
         про день. Якщо дзвінка не було, запишіться на прийом або напишіть нам: доки строк не минув, покази лічильника \
         дійсні.",
    ),
    (
        "complaint",
        "reading",
        "Контролер прийшов, коли нікого не було вдома, і записав цифри зі стелі.",
        "Ми перевірили запис: контролер доступу до лічильника не мав, і показ було внесено помилково. Його вилучено, \
         обсяг перераховано за показом, який передали ви. Просимо вибачення.",
    ),
    (
        "question",
        "bill",
        "Що таке річна замовлена потужність і чому вона змінилася з січня?",
        "Це весь газ, який ви використали за попередній газовий рік, з жовтня до вересня. Від неї залежить щомісячна \
         плата за розподіл. Якщо за рік спожито менше, з січня плата зменшується, якщо більше, зростає.",
    ),
    (
        "review",
        "other",
        "Дякую майстрині, яка встановлювала лічильник: пояснила, де який номер, і показала, як передавати показ.",
        "Дякуємо за добре слово, ми передали його бригаді. Якщо номер лічильника знову знадобиться, він є в розділі \
         «Прилади» й у кожному рахунку.",
    ),
    (
        "question",
        "payment",
        "Помилково сплатив за розподіл двічі. Як повернути гроші?",
        "Переплата не губиться: її зараховують у наступні місяці. Якщо хочете повернути гроші на картку, напишіть нам \
         із номером оплати та IBAN. Рішення буде протягом десяти робочих днів.",
    ),
    (
        "complaint",
        "meter",
        "Після заміни лічильника в рахунку з’явилися кубометри, яких я не спалював.",
        "У рахунку був останній показ старого лічильника, якого бракувало від вашої попередньої передачі. Ми додали до \
         рахунка пояснення з обома показами: старого лічильника в день заміни й нового з нуля.",
    ),
    (
        "question",
        "other",
        "Чути слабкий запах газу на сходах, але не в квартирі. Куди дзвонити?",
        "Одразу на 104, цілодобово й безкоштовно, навіть якщо запах слабкий. Не вмикайте світла, відчиніть вікно на \
         сходах і чекайте бригаду надворі. Писати сюди в такому разі не треба: це довше.",
    ),
];
