import APIModel
import Console
import Core
import Service
import Testing

@Suite struct ConsoleCompliancePageTests {
    @Test(arguments: Language.allCases)
    func theReportIsAPage(_ language: Language) async throws {
        let scene = try await ConsoleScene()
        _ = try await scene.service.addInstance(
            scene.inside, InstanceRequest(name: "orders", host: "db"), in: "default")
        try await scene.run(language: language) { browser in
            let page = try await browser.get("/compliance")
            #expect(page.status == 200 && page.text.contains("orders"))
            #expect(page.text.contains(language == .en ? "No plan covers it." : "没有备份计划覆盖该实例。"))
            #expect(page.html.contains("href=\"/instances/default/orders\""))
            #expect(try await browser.get("/compliance?project=nothing").status == 404)
            #expect(try await browser.get("/compliance?controls=nothing").isPage)
        }
    }

    @Test func theReportIsAFile() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let reply = try await browser.get("/compliance/default/report.json").reply
            #expect(reply.status == 200 && reply.type == "application/json")
            #expect(try reply.value(ComplianceReport.self).project == "default")
            #expect(reply.header("Content-Disposition")?.contains("compliance-default-") == true)
        }
    }
}
