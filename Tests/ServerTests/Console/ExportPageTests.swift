import APIModel
import Catalog
import Console
import Core
import Service
import Testing

@Suite struct ExportPageTests {
    private static let wish = [
        "instance": "orders", "format": "csv", "names": "shop.orders\nwarehouse",
        "rows": "shop.orders: id > 5 AND note <> ':'", "masks": "shop.orders.mail email\nshop.orders.card last 4",
        "passphrase": "correct horse battery", "hoursKept": "48",
    ]

    private func ready(_ scene: RestoreScene, _ id: String) async throws {
        try await scene.console.server.catalog.write { transaction in
            _ = try transaction.dataExports.setFile(
                DataExportRecord.File(
                    folder: "exports/e/1/", name: "orders.csv.age", partBytes: 8 << 20, bytes: 5000, hash: "feed",
                    tables: 2, rows: 7, readyAt: try transaction.now()), of: id)
        }
    }

    @Test func anExportIsAskedForAndHandedOutByALink() async throws {
        let scene = try await RestoreScene()
        try await scene.console.run { browser in
            #expect(try await browser.get("/exports").heading == "Nothing is exported.")
            let asked = try await browser.submit(
                Self.wish, to: "/exports/new?project=default", from: "/exports/new")
            #expect(asked.status == 303, "\(asked.text)")
            let id = try #require(asked.location?.split(separator: "/").last.map(String.init))
            let export = try await scene.console.service.export(scene.console.inside, id)
            #expect(export.order.tables == ["shop.orders"] && export.order.databases == ["warehouse"])
            #expect(export.order.rows == [ExportCondition(table: "shop.orders", condition: "id > 5 AND note <> ':'")])
            #expect(export.order.masks.map(\.kind) == ["email", "last"] && export.order.masks[1].keep == 4)
            let waiting = try await browser.follow(asked)
            #expect(waiting.heading == "The export of orders is being made." && !waiting.text.contains("horse"))
            #expect(waiting.hiddenFields(of: "/exports/\(id)/links") == nil)
            try await ready(scene, id)
            let page = try await browser.get("/exports/\(id)")
            #expect(page.heading == "The export of orders can be fetched." && page.text.contains("feed"))
            let wrong = try await browser.submit(
                ["minutes": "2", "uses": "1"], to: "/exports/\(id)/links", from: "/exports/\(id)")
            #expect(wrong.status == 422 && wrong.text.contains("Give 5 to 1,440."))
            let address = try await browser.submit(
                ["minutes": "60", "uses": "2", "addresses": "10.0.0.0/99"], to: "/exports/\(id)/links",
                from: "/exports/\(id)")
            #expect(address.status == 422)
            let made = try await browser.submit(
                ["minutes": "60", "uses": "2", "addresses": "10.0.0.0/8, ::1"], to: "/exports/\(id)/links",
                from: "/exports/\(id)")
            #expect(made.status == 200 && made.html.contains("data-origin>/d/"))
            let links = try await scene.console.service.links(
                scene.console.inside, in: "default", of: id, PageRequest()
            ).items
            #expect(links.count == 1 && links[0].mostUses == 2 && links[0].addresses.count == 2)
            // Its secret is shown once.
            let again = try await browser.get("/exports/\(id)")
            #expect(!again.html.contains("data-origin>") && again.text.contains("usable"))
            let revoked = try await browser.submit([:], to: "/exports/\(id)/revoke", from: "/exports/\(id)")
            #expect(try await browser.follow(revoked).text.contains("revoked"))
            let kept = try await browser.submit(
                ["confirm": "orders"], to: "/exports/\(id)/remove", from: "/exports/\(id)")
            #expect(kept.status == 422)
            let removed = try await browser.submit(
                ["confirm": "orders.csv.age"], to: "/exports/\(id)/remove", from: "/exports/\(id)")
            #expect(removed.status == 303 && removed.location == "/exports")
            #expect(try await browser.get("/exports/\(id)").heading == "The export of orders is gone.")
        }
    }

    @Test(arguments: [
        ("to", "soon"), ("rows", "shop.orders id > 5"), ("masks", "shop.orders.mail blur"), ("hoursKept", "169"),
        ("passphrase", "short"), ("hoursKept", "two"),
    ])
    func whatIsWrongStandsBesideItsField(_ field: String, _ value: String) async throws {
        let scene = try await RestoreScene()
        try await scene.console.run { browser in
            let reply = try await browser.submit(
                Self.wish.merging([field: value]) { $1 }, to: "/exports/new?project=default", from: "/exports/new")
            #expect(reply.status == 422 && reply.html.contains("id=\"field-\(field)\""))
            #expect(reply.html.contains("is-invalid") && !reply.html.contains("correct horse"))
            #expect(try await browser.get("/exports").heading == "Nothing is exported.")
        }
    }
}
