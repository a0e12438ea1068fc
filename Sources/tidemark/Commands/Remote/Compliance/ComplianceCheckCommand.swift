import ArgumentParser
internal import Core
internal import Service

/// `tidemark compliance check`: reads a set of controls as the service would.
struct ComplianceCheckCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Says what is wrong with a file of controls, or what it asks for.")
    static let whenStopped = "nothing was changed; run the same command again"

    @Argument(help: ArgumentHelp("A file, or a folder with several.", valueName: "path"))
    var path: String

    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let sets = try ControlLibrary(path: FilePath.absolute(path)).sets().filter { $0.name != ControlSet.facts.name }
        for set in sets {
            console.line("\(set.name): \(CountText.of(UInt64(set.controls.count), "control"))")
            console.object([
                "event": "controls", "name": .string(set.name), "controls": .integer(Int64(set.controls.count)),
            ])
        }
    }
}
