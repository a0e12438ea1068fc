import Console
import Service
import Testing

@Suite struct PageTableTests {
    @Test func everyPageIsThereOnce() {
        let names = PageTable.all.map(\.name)
        #expect(Set(names).count == names.count)
        let places = PageTable.all.map { "\($0.method.rawValue) \($0.path)" }
        #expect(Set(places).count == places.count)
        for page in PageTable.all {
            #expect(page.path.hasPrefix("/") && (page.path == "/" || !page.path.hasSuffix("/")), "\(page.path)")
            let taken = ["/api", "/assets", "/healthz", "/readyz", "/metrics"]
            #expect(!taken.contains { page.path == $0 || page.path.hasPrefix("\($0)/") }, "\(page.path)")
            #expect(Set(page.pathNames).count == page.pathNames.count)
            #expect(page.method == .get || page.body == .upload || !page.isEndless)
        }
    }

    /// Who may see what without signing in is said here.
    @Test func onlyAFewPagesAreOpenToEverybody() {
        let open = PageTable.all.filter { $0.access == .everybody }.map { "\($0.method.rawValue) \($0.path)" }
        #expect(
            Set(open) == [
                "get /sign-in", "post /sign-in", "get /sign-in/provider", "get /sign-in/provider/end",
                "post /preferences",
            ])
    }

    @Test func everySectionOfTheMenuHasItsPage() {
        let paths = Set(PageTable.all.filter { $0.method == .get }.map(\.path))
        for entry in MenuEntry.allCases {
            #expect(paths.contains(entry.path), "\(entry) has no page")
            if let name = entry.functionName { #expect(ServiceFunction(rawValue: name) != nil, "\(entry): \(name)") }
        }
    }

    @Test func everyKeyLeadsToOnePlace() {
        let keys = MenuEntry.allCases.compactMap(\.key)
        #expect(Set(keys).count == keys.count && keys.allSatisfy { $0.count == 1 && $0 != "g" })
    }
}
