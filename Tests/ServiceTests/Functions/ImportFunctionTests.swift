import APIModel
import Core
import Service
import TestKit
import Testing

@Suite struct ImportFunctionTests {
    private let me = ServiceScene.administrator

    private func csv(_ rows: [String]) -> InstanceList {
        .csv(Array((["name,host,port,site,tags"] + rows).joined(separator: "\n").utf8))
    }

    @Test(arguments: CatalogPlace.allCases)
    func hundredsOfRowsAreOneChangeThatTwiceIsOnce(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        let rows = (0..<400).map { "db-\($0),host-\($0).example.com,\(3306 + $0 % 3),site,env=test;n-\($0 % 7)" }
        let list = csv(rows + ["bad name,h,3306,site,", "db-1000,h,99999,site,", "db-1001,h,3306,nowhere,"])
        let dry = try await scene.service.importInstances(me, list, in: ServiceScene.project, isDryRun: true)
        #expect(dry.added == 400 && dry.refused == 3 && dry.isDryRun)
        #expect(try await scene.service.instances(me, in: ServiceScene.project, PageRequest()).items == [])
        let first = try await scene.service.importInstances(me, list, in: ServiceScene.project, isDryRun: false)
        #expect(first.added == 400 && first.changed == 0 && first.refused == 3)
        #expect(first.rows.suffix(3).map { $0.problems?.first?.path } == ["row.name", "row.port", "row.site"])
        #expect(first.rows.suffix(3).map(\.line) == [402, 403, 404])
        let again = try await scene.service.importInstances(me, list, in: ServiceScene.project, isDryRun: false)
        #expect(again.added == 0 && again.changed == 0 && again.unchanged == 400)
        var (page, kept) = (PageRequest(limit: PageRequest.largest), [InstanceDocument]())
        while true {
            let next = try await scene.service.instances(me, in: ServiceScene.project, page)
            kept += next.items
            guard let after = next.next else { break }
            page.after = after
        }
        #expect(kept.count == 400 && kept.allSatisfy { $0.revision == 0 })
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func aChangedRowSaysWhatChanges(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        try await scene.add("db-1", tags: ["old"])
        let list = csv(["db-1,other.example.com,3306,site,new"])
        let report = try await scene.service.importInstances(me, list, in: ServiceScene.project, isDryRun: false)
        #expect(report.changed == 1)
        let changes = Dictionary(
            (report.rows.first?.changes ?? []).map { ($0.path, $0.after) }, uniquingKeysWith: { first, _ in first })
        #expect(changes == ["host": "other.example.com", "tags": "[new]"])
        #expect(try await scene.service.instance(me, named: "db-1", in: ServiceScene.project).tags == ["new"])
        await scene.close()
    }

    @Test func rowsOfAnotherProjectAndTakenWordsAreRefused() async throws {
        let scene = try await ServiceScene(.sqlite)
        let document: ConfigValue = [
            "instances": [
                ["name": "a", "host": "h", "site": "site", "project": "elsewhere"],
                ["name": "probe", "host": "h", "site": "site"],
                ["name": "b", "host": "h", "site": "site", "project": "project"],
            ]
        ]
        let report = try await scene.service.importInstances(
            me, .document(document), in: ServiceScene.project, isDryRun: false)
        #expect(report.rows.map(\.outcome) == [.refused, .refused, .added])
        #expect(report.rows.prefix(2).map { $0.problems?.first?.path } == ["row.project", "row.name"])
        await scene.close()
    }

    @Test func aListThatIsNoListIsRefusedAsAWhole() async throws {
        let scene = try await ServiceScene(.sqlite)
        for list in [csv([]), .csv(Array("host\nx".utf8)), .document(["plans": [:]]), .document("x")] {
            if case .csv(let bytes) = list, bytes.starts(with: "name".utf8) {
                let report = try await scene.service.importInstances(
                    me, list, in: ServiceScene.project, isDryRun: false)
                #expect(report.rows == [])
                continue
            }
            await #expect(throws: RefusedFields.self) {
                try await scene.service.importInstances(me, list, in: ServiceScene.project, isDryRun: false)
            }
        }
        await scene.close()
    }
}
