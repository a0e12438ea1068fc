import Core
import TestKit
import Testing

/// Servers that store names in lower case log statements as they were typed.
@Suite("Names that differ in case", .serialized)
struct LetterCaseTests {
    /// MySQL fixes the setting when its data folder is made, and ours are copies of one; the code is the same for both.
    @Test("DDL in any case is replayed once", .timeLimit(.minutes(3)), arguments: [ServerFamily.mariadb])
    func mixedCase(family: ServerFamily) async throws {
        let options = ServerOptions { $0.extraArguments = ["--lower-case-table-names=1"] }
        try await DatabaseServer.with(family, options) { source in
            try await source.run(
                """
                CREATE DATABASE Shop; USE Shop; CREATE TABLE Orders (id INT PRIMARY KEY, v INT);
                CREATE TABLE Items (id INT PRIMARY KEY, o INT, FOREIGN KEY (o) REFERENCES ORDERS (id) ON DELETE CASCADE);
                INSERT INTO Orders VALUES (1, 1), (2, 2); INSERT INTO Items VALUES (1, 1), (2, 2);
                CREATE VIEW Everything AS SELECT * FROM Orders;
                """)
            let lab = try await Lab.make("case")
            let stream = try await lab.startStream(source)
            try await source.run("ALTER TABLE SHOP.ORDERS ADD before_base INT;")
            try await lab.backup(source)
            try await source.run(
                """
                USE sHOP; ALTER TABLE ORDERS ADD w INT DEFAULT 7; INSERT INTO oRDERS VALUES (3, 3, 3, 3);
                DELETE FROM ORDERS WHERE id = 2; CREATE TABLE Late (id INT PRIMARY KEY); INSERT INTO LATE VALUES (1);
                RENAME TABLE LATE TO Later; TRUNCATE TABLE LATER; INSERT INTO later VALUES (5);
                CREATE TABLE Gone (id INT); DROP TABLE GONE; RENAME TABLE EVERYTHING TO `All`;
                """)
            let wanted = try await HexDump(source).contents()
            let definitions = try await source.definitions()
            try await lab.awaitStored(source)
            #expect(try await stream.interrupt().isSuccess, "\(stream.errors)")
            try await DatabaseServer.with(
                family,
                ServerOptions {
                    $0.extraArguments = ["--lower-case-table-names=1"]
                    $0.binaryLog = false
                }
            ) { target in
                try await lab.restore(to: "latest", target)
                #expect(try await HexDump(target).contents() == wanted)
                #expect(try await target.definitions() == definitions)
            }
        }
    }
}
