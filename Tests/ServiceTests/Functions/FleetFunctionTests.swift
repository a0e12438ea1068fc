import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct FleetFunctionTests {
    private let me = ServiceScene.administrator

    private func error(_ code: String) -> TidemarkError { TidemarkError(ErrorCode(code), "", hint: "") }

    @Test(arguments: CatalogPlace.allCases)
    func projectsAndSitesAreChangedOverTheirRevision(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        let service = scene.service
        let made = try await service.addProject(me, ProjectRequest(name: "shop", title: "Shop"))
        #expect(made.revision == 0 && made.title == "Shop")
        #expect(try await service.sites(me, in: "shop", PageRequest()).items.map(\.name) == ["default"])
        let changed = try await service.changeProject(
            me, named: "shop", to: ProjectRequest(name: "store"), over: made.revision)
        #expect(changed.name == "store" && changed.title == "" && changed.revision == 1)
        await #expect(throws: error("catalog.changed")) {
            try await service.changeProject(me, named: "store", to: ProjectRequest(name: "x"), over: 0)
        }
        let site = try await service.addSite(me, SiteRequest(name: "berlin"), in: "store")
        await #expect(throws: error("catalog.exists")) {
            try await service.addSite(me, SiteRequest(name: "berlin"), in: "store")
        }
        let moved = try await service.changeSite(
            me, named: "berlin", in: "store", to: SiteRequest(name: "bonn"), over: site.revision)
        await #expect(throws: error("catalog.changed")) {
            try await service.removeSite(me, named: "bonn", in: "store", over: site.revision)
        }
        try await service.removeSite(me, named: "bonn", in: "store", over: moved.revision)
        try await service.removeProject(me, named: "store", over: nil)
        await #expect(throws: error("catalog.missing")) { try await service.project(me, named: "store") }
        await #expect(throws: error("catalog.exists")) {
            try await scene.add("shop-1")
            try await service.removeProject(me, named: ServiceScene.project, over: nil)
        }
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func anInstanceIsAddedReadReplacedAndRemoved(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        let service = scene.service
        let made = try await scene.add("shop-1", tags: ["env=production", "mysql"], port: 3307)
        #expect(made.port == 3307 && made.user == "tidemark" && made.tls == "preferred" && made.site == "site")
        #expect(made.tags == ["env=production", "mysql"])
        var request = InstanceRequest(name: "shop-1", host: "2001:db8::7", site: "site")
        request.tls = "verify-identity"
        request.secret = "shop-password"
        let changed = try await service.changeInstance(
            me, named: "shop-1", in: ServiceScene.project, to: request, over: made.revision)
        #expect(changed.host == "2001:db8::7" && changed.port == 3306 && changed.tags == [])
        #expect(changed.secret == "shop-password" && changed.tls == "verify-identity")
        #expect(try await service.instance(me, named: "shop-1", in: ServiceScene.project) == changed)
        await #expect(throws: error("catalog.changed")) {
            try await service.removeInstance(me, named: "shop-1", in: ServiceScene.project, over: made.revision)
        }
        try await service.removeInstance(me, named: "shop-1", in: ServiceScene.project, over: changed.revision)
        await #expect(throws: error("catalog.missing")) {
            try await service.instance(me, named: "shop-1", in: ServiceScene.project)
        }
        await scene.close()
    }

    @Test func wrongFieldsOfAnInstanceAreNamed() async throws {
        let scene = try await ServiceScene(.sqlite)
        let cases: [(InstanceRequest, String)] = [
            (InstanceRequest(name: "a b", host: "db"), "name"), (InstanceRequest(name: "a", host: "db:3306"), "host"),
            (InstanceRequest(name: "a", host: "db", port: 0), "port"),
            (InstanceRequest(name: "a", host: "db", tls: "on"), "tls"),
            (InstanceRequest(name: "a", host: "db", tags: ["a=b=c"]), "tags[0]"),
            (InstanceRequest(name: "a", host: "db", site: "nowhere"), "site"),
            (InstanceRequest(name: "import", host: "db", site: "site"), "name"),
        ]
        for (request, path) in cases {
            let refusal = await #expect(throws: RefusedFields.self) {
                try await scene.service.addInstance(me, request, in: ServiceScene.project)
            }
            #expect(refusal?.problems.map(\.path) == [path])
        }
        #expect(try await scene.service.instances(me, in: ServiceScene.project, PageRequest()).items == [])
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func listsComeInPagesByNameAndByTag(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        for number in 0..<7 { try await scene.add("i-\(number)", tags: number.isMultiple(of: 2) ? ["even"] : []) }
        var names: [String] = []
        var page = PageRequest(limit: 3)
        var pages = 0
        while true {
            let found = try await scene.service.instances(me, in: ServiceScene.project, page)
            names += found.items.map(\.name)
            pages += 1
            guard let next = found.next else { break }
            page.after = next
        }
        #expect(pages == 3 && names == (0..<7).map { "i-\($0)" })
        let even = try await scene.service.instances(me, in: ServiceScene.project, tag: "even", PageRequest(limit: 3))
        #expect(even.items.map(\.name) == ["i-0", "i-2", "i-4"] && even.next == "i-4")
        await scene.close()
    }

    @Test func aPasswordIsKeptAndNeverShown() async throws {
        let scene = try await ServiceScene(.sqlite)
        try await scene.add("shop-1")
        try await scene.service.setCredentials(
            me, of: "shop-1", in: ServiceScene.project, CredentialsRequest(password: "hunter2"))
        let id = try await scene.id(of: "shop-1")
        #expect(try await scene.catalog.read { try $0.instances.credentials(of: id) } == Secret("hunter2"))
        let shown = try await scene.service.instance(me, named: "shop-1", in: ServiceScene.project)
        #expect(try !WorkJSON.text(shown).contains("hunter2"))
        try await scene.service.setCredentials(
            me, of: "shop-1", in: ServiceScene.project, CredentialsRequest(password: nil))
        #expect(try await scene.catalog.read { try $0.instances.credentials(of: id) } == nil)
        await scene.close()
    }
}
