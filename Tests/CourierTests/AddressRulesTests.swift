import Courier
import Testing

@Suite struct AddressRulesTests {
    @Test(arguments: [
        "169.254.169.254", "169.254.0.1", "100.100.100.200", "192.0.0.192", "0.0.0.0", "224.0.0.1", "255.255.255.255",
        "fe80::1", "febf::1", "ff02::1", "fd00:ec2::254", "::ffff:169.254.169.254", "::169.254.169.254",
        "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::1", "::", "not an address", "",
    ])
    func `What asks a machine's cloud, and what is no machine, is forbidden`(_ address: String) {
        #expect(!AddressRules().permit(address))
    }

    @Test(arguments: [
        "127.0.0.1", "::1", "10.0.0.7", "192.168.1.1", "172.16.0.1", "203.0.113.9", "2001:db8::1", "fd12::1",
        "100.100.100.201", "64:ff9b::cb00:7109",
    ])
    func `Everything else is allowed`(_ address: String) {
        #expect(AddressRules().permit(address))
    }

    @Test func `The configuration allows exceptions`() {
        let rules = AddressRules { $0 == "169.254.10.10" }
        #expect(rules.permit("169.254.10.10") && rules.permit("::ffff:169.254.10.10"))
        #expect(!rules.permit("169.254.169.254") && !rules.permit("fe80::1"))
    }
}
