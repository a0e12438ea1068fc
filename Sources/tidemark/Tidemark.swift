import ArgumentParser
import Glibc

@main
struct Tidemark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tidemark",
        abstract: "Backs up live MySQL and MariaDB servers without a lock, and brings them back to any second.",
        version: Version.text,
        subcommands: [
            InitCommand.self, CheckCommand.self, BackupCommand.self, StreamCommand.self, ListCommand.self,
            RestoreCommand.self, FindCommand.self, DigestCommand.self, VerifyCommand.self, PruneCommand.self,
            MergeCommand.self,
            CopyCommand.self, MirrorCommand.self, KeyCommand.self,
            LockCommand.self, HoldCommand.self, TierCommand.self,
            ServeCommand.self, WorkerCommand.self, ConfigCommand.self, LoginCommand.self, LogoutCommand.self,
            WhoamiCommand.self, PasswordCommand.self, FactorCommand.self, SessionCommand.self, PersonCommand.self,
            StatusCommand.self, InstanceCommand.self, PlanCommand.self, ApplyCommand.self, JobCommand.self,
            DrillCommand.self, RepositoryCommand.self, SiteCommand.self, TokenCommand.self,
            ProjectCommand.self, EventCommand.self, ComplianceCommand.self,
            AuditCommand.self,
            RoleCommand.self, PolicyCommand.self, GrantCommand.self, AccessCommand.self, ApprovalCommand.self,
            ExportCommand.self, LinkCommand.self, DownloadCommand.self,
        ])

    static func main() async {
        // A reader that closes its end early, as `head` does, must not end a job half-way.
        signal(SIGPIPE, SIG_IGN)
        let exit = await Runner.run(Array(CommandLine.arguments.dropFirst()))
        Glibc.exit(exit.rawValue)
    }
}
