package import Core

/// A user's own way to make instances: the programs of the file that `--target command:FILE` names.
package struct CommandProviderFile: Sendable, Codable, Hashable {
    /// A program and its arguments, without a shell. A relative program is looked for in the file's folder.
    package var create: [String]
    /// Left out: `describe` is asked until it says that the instance is ready.
    package var wait: [String]?
    package var describe: [String]
    /// What is to be done when the restore is complete; may be left out.
    package var settle: [String]?
    package var delete: [String]
    /// Seconds one call may take; 1800 unless said otherwise.
    package var timeout: Double?
    /// Names of variables of the environment that the programs get besides PATH, HOME, LANG, TZ and TMPDIR.
    package var environment: [String]?

    /// Reads the file's text. Throws `usage.invalid`.
    package init(parsing text: String, path: String) throws(TidemarkError) {
        guard let file = RestoreJSON.decode(CommandProviderFile.self, text),
            [file.create, file.describe, file.delete].allSatisfy({ !$0.isEmpty && !$0[0].isEmpty }),
            [file.wait, file.settle].allSatisfy({ $0?.isEmpty != true }), (file.timeout ?? 1) > 0
        else {
            throw TidemarkError(
                .usage, "\(path) does not describe a provider.",
                hint:
                    "Write {\"create\": [\"program\", \"argument\"], \"describe\": […], \"delete\": […]}, see docs/cli.md."
            )
        }
        self = file
    }
}
