import Engine
import Testing

@Suite struct GrantLineTests {
    @Test func readsGlobalPrivileges() {
        let line = "GRANT SELECT, REPLICATION SLAVE, BINLOG MONITOR ON *.* TO `b`@`%` IDENTIFIED BY PASSWORD '*AB'"
        #expect(GrantLine.globalPrivileges(line) == ["SELECT", "REPLICATION SLAVE", "BINLOG MONITOR"])
        #expect(GrantLine.globalPrivileges("GRANT ALL PRIVILEGES ON *.* TO `b`@`%`") == ["ALL PRIVILEGES"])
        #expect(GrantLine.globalPrivileges("GRANT SELECT ON `shop`.* TO `b`@`%`").isEmpty)
    }

    @Test func leavesPasswordsOut() {
        let line = "GRANT USAGE ON *.* TO `a`@`%` IDENTIFIED BY PASSWORD '*AB WITH' REQUIRE SSL WITH GRANT OPTION"
        #expect(GrantLine.withoutPassword(line) == "GRANT USAGE ON *.* TO `a`@`%` REQUIRE SSL WITH GRANT OPTION")
        #expect(GrantLine.withoutPassword("GRANT USAGE ON *.* TO `a`@`%` IDENTIFIED VIA x USING 'y'").hasSuffix("`%` "))
        let plain = "GRANT SELECT (`IDENTIFIED`) ON `s`.`t` TO `a`@`%`"
        #expect(GrantLine.withoutPassword(plain) == plain)
    }

    @Test func readsNothingBetweenTheWords() {
        #expect(GrantLine.globalPrivileges("GRANT ON *.* TO `a`@`%`").isEmpty)
    }

    @Test func readsRoles() {
        #expect(GrantLine.roles("GRANT `r1`@`%`,`r2`@`%` TO `b`@`%`") == ["`r1`@`%`", "`r2`@`%`"])
        #expect(GrantLine.roles("GRANT SELECT ON *.* TO `b`@`%`") == nil)
    }
}
