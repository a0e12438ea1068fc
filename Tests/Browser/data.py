"""The shop that is protected in the stories: few rows of many types, in both alphabets."""

SCHEMA = """
CREATE DATABASE shop CHARACTER SET utf8mb4;
USE shop;
CREATE TABLE customers (id INT PRIMARY KEY, name VARCHAR(80) NOT NULL, mail VARCHAR(120), since DATE, UNIQUE (mail));
CREATE TABLE orders (id BIGINT AUTO_INCREMENT PRIMARY KEY, customer INT NOT NULL, placed DATETIME(6),
    state ENUM('new','paid','sent','returned'), total DECIMAL(12,2), KEY (customer));
CREATE TABLE notes (id INT PRIMARY KEY, body TEXT, picture BLOB, weight DOUBLE);
"""


def make(database, orders=2000):
    """Fills the shop, and makes an account that reads it from anywhere, which comes along in a restore."""
    database.run(SCHEMA)
    customers = ",".join(
        f"({n},'Customer {n} 顾客','c{n}@example.com','2020-01-01' + INTERVAL {n} DAY)" for n in range(1, 201))
    database.run(f"INSERT INTO shop.customers VALUES {customers}")
    for begin in range(1, orders + 1, 1000):
        rows = ",".join(
            f"({n},{n % 200 + 1},'2026-01-01' + INTERVAL {n} SECOND,{n % 4 + 1},{n * 1.17:.2f})"
            for n in range(begin, min(begin + 1000, orders + 1)))
        database.run(f"INSERT INTO shop.orders VALUES {rows}")
    notes = ",".join(f"({n},'Hinweis 备注 {n} 🌊',UNHEX('00FF{n:04X}'),{n}/3)" for n in range(1, 101))
    database.run(f"INSERT INTO shop.notes VALUES {notes}")
    database.run(
        "CREATE USER looker@'%' IDENTIFIED BY 'look-and-see-only-1'; GRANT SELECT ON shop.* TO looker@'%';")


LOOKER = {"user": "looker", "password": "look-and-see-only-1"}
RESTORER = "restores what is lost 9"


def prepare_target(database):
    """An account that writes everything, on a server that is restored to."""
    database.run(
        f"CREATE USER restorer@'127.0.0.1' IDENTIFIED BY '{RESTORER}';"
        " GRANT ALL ON *.* TO restorer@'127.0.0.1' WITH GRANT OPTION;")
