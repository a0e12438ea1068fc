import Core
import Engine
import MySQLWire
import Testing

@Suite("Server programs") struct ServerChoiceTests {
    private func program(_ path: String, _ says: String) throws -> ServerProgram {
        ServerProgram(path: path, version: try #require(ServerProgram.version(in: says)))
    }

    @Test func versionsAreRead() throws {
        let maria = try program(
            "a", "/usr/sbin/mariadbd  Ver 10.11.19-MariaDB-0+deb12u1 for debian-linux-gnu on x86_64 (Debian 12)\n")
        #expect(maria.flavour == .mariadb)
        #expect((maria.version.major, maria.version.minor, maria.version.patch) == (10, 11, 19))
        let oracle = try program("b", "mysqld  Ver 9.7.4 for Linux on x86_64 ((Debian))\n")
        #expect(oracle.flavour == .mysql)
        #expect(oracle.version.isAtLeast(9, 7, 4))
        #expect(ServerProgram.version(in: "usage: ls [FILE]") == nil)
        #expect(ServerProgram.version(in: "Ver") == nil)
    }

    @Test func theSourcesOwnSeriesIsPreferred() throws {
        let found = [
            try program("new", "mariadbd  Ver 11.8.2-MariaDB for Linux"),
            try program("same", "mariadbd  Ver 10.11.3-MariaDB for Linux"),
            try program("other", "mysqld  Ver 10.11.9 for Linux"),
        ]
        let choice = try ServerChoice.choose(among: found, flavour: .mariadb, serverVersion: "10.11.19-MariaDB")
        #expect(choice.path == "same")
        #expect(try ServerChoice.choose(among: found, flavour: .mariadb, serverVersion: "11.2.1-MariaDB").path == "new")
    }

    @Test func olderAndOthersAreRefused() throws {
        let found = [try program("old", "mariadbd  Ver 10.5.1-MariaDB for Linux")]
        let older = #expect(throws: TidemarkError.self) {
            try ServerChoice.choose(among: found, flavour: .mariadb, serverVersion: "10.11.19-MariaDB")
        }
        #expect(older?.code == .programMissing)
        #expect(older?.message.contains("older") == true)
        #expect(older?.hint.contains("10.11") == true)
        let other = #expect(throws: TidemarkError.self) {
            try ServerChoice.choose(among: found, flavour: .mysql, serverVersion: "8.0.41")
        }
        #expect(other?.message.contains("old is MariaDB 10.5.1") == true)
    }
}
