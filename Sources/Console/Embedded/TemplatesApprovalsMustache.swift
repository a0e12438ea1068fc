// Made by scripts/embed of Assets/templates/approvals.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesApprovalsMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.approvals.lead}}</p>
{{#groups}}
<div class="card">
<h2>{{title}} <small>{{count}}</small></h2>
{{^rows}}<p class="empty">{{empty}}</p>{{/rows}}
{{#rows}}<div class="need"><span class="dot {{tone}}" aria-hidden="true"></span><div><b><a href="{{path}}">{{what}}</a></b> <span class="chip {{tone}}">{{state}}</span><p>{{reason}}</p><p>{{by}} · {{#createdAt}}{{>time}}{{/createdAt}} · {{votes}}</p></div><a class="btn btn-outline-primary" href="{{path}}" aria-label="{{w.approvals.open}} {{what}}">{{w.approvals.open}}</a></div>
{{/rows}}
</div>
{{/groups}}
{{#more}}{{>more}}{{/more}}

"""#
}
