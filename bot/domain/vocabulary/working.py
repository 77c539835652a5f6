"""How people work: on products, in teams, and on themselves."""

SKILLS = """
Product sense | product thinking, product strategy, product vision, customer discovery | product-sense
    strategy
Product management | product manager, product owner, product roadmap, roadmap, backlog | product-sense
    prioritisation
User research | user interview, usability testing, =UX, user experience, ux research, ux design, =Figma |
    product-sense user-research
Metrics | product metrics, =KPI, =KPIs, =OKR, =OKRs, north star metric, product analytics, amplitude,
    mixpanel | metrics product-sense
Prioritisation | prioritization, trade-off, scoping | prioritisation product-sense
Growth | growth engineering, conversion rate, conversion optimisation, retention, seo | product-sense
    experimentation
Agile | scrum, kanban, agile development, agile methodology, sprint planning, =SAFe, retrospectives |
    delivery teamwork
Project management | project manager, programme management, program management, jira, =PMP, project planning
    | delivery planning
Estimation | planning poker, capacity estimation | planning delivery
Engineering management | engineering manager, people management, line management, team management, head of
    engineering | engineering-management leadership management
Leadership | technical leadership, team lead, tech lead, led a team, leading teams, team leadership,
    technical lead | leadership
Mentoring | mentor, mentored, mentorship, coaching, coached | mentoring leadership
Hiring | recruiting, recruitment, interviewing candidates, technical interviews, onboarding | hiring
    engineering-management
Performance reviews | performance review, performance management, career development, one-on-ones, 1:1s |
    engineering-management feedback performance-reviews
Stakeholder management | stakeholder, stakeholder communication, managing stakeholders, executive
    communication | influence communication stakeholders
Influence | influencing, influence without authority, cross-functional, cross functional, alignment |
    influence leadership
Communication | presentations, public speaking, presentation skills, written communication, communicating |
    communication
Teamwork | collaboration, team player, collaborating, teams | teamwork
Conflict | conflict resolution, conflict management, disagreement, negotiation, mediation | conflict
    communication negotiation
Feedback | giving feedback, constructive feedback | feedback communication
Ownership | end-to-end ownership, accountability, initiative | ownership
Ambiguity | ambiguous problems, navigating ambiguity, unclear requirements | ambiguity
Failure | learning from failure, learned from failure, mistakes | failure learning
Learning | continuous learning, self-taught, lifelong learning | learning
Tooling | developer tooling, developer experience, developer productivity | tooling
Programming languages | programming language, polyglot | languages
Motivation | career goals, career change | motivation career self-knowledge
Delivery | software delivery, shipping software, time to market | delivery
Career | career path, career growth | career
"""
