import MySQLWire
import Testing

@Suite struct ServerVersionTests {
    @Test(arguments: [
        ("5.5.5-10.11.19-MariaDB-0+deb12u1-log", ServerFlavour.mariadb, 10, 11, 19),
        ("11.8.2-MariaDB-ubu2404", .mariadb, 11, 8, 2),
        ("9.7.0", .mysql, 9, 7, 0),
        ("5.7.44-log", .mysql, 5, 7, 44),
        ("8.0.36-28 Percona Server", .mysql, 8, 0, 36),
        ("", .mysql, 0, 0, 0),
        ("banana", .mysql, 0, 0, 0),
    ])
    func `a greeting's text gives flavour and numbers`(
        text: String, flavour: ServerFlavour, major: Int, minor: Int, patch: Int
    ) {
        let version = ServerVersion(parsing: text)
        #expect(version.flavour == flavour)
        #expect([version.major, version.minor, version.patch] == [major, minor, patch])
        #expect(version.text == text)
    }
}
