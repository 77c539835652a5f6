"""Where software runs and how it gets there: cloud, delivery, reliability, tests and security."""

SKILLS = """
Amazon Web Services | aws, aws cloud | cloud infrastructure
EC2 | amazon ec2, auto scaling group | cloud infrastructure scaling
S3 | amazon s3, aws s3, object storage, blob storage | cloud storage files
AWS Lambda | serverless, lambda function, cloud functions, azure functions, faas | cloud serverless
SQS | amazon sqs, aws sqs, aws sns, =SNS, eventbridge, kinesis | messaging cloud
RDS | amazon rds, aurora | databases cloud
Google Cloud | gcp, google cloud platform, cloud run, gke | cloud infrastructure
Azure | microsoft azure, azure devops, aks | cloud infrastructure
Cloud | cloud computing, cloud native, cloud infrastructure, cloud architecture, multi-cloud | cloud
    infrastructure cost
Docker | docker compose, dockerfile, container, containerisation, containerization, podman | containers
    deployment infrastructure
Kubernetes | k8s, kube, eks, openshift, =Helm, helm chart, kubectl | kubernetes containers infrastructure
Service mesh | istio, linkerd | microservices networking
Terraform | opentofu, hashicorp terraform | infrastructure infrastructure-as-code cloud
Infrastructure as code | =IaC, cloudformation, pulumi, aws cdk | infrastructure-as-code infrastructure cloud
Ansible | puppet, saltstack, =Chef, configuration management | infrastructure tooling
Linux | unix, ubuntu, debian, red hat, rhel, centos, systemd | operating-systems infrastructure linux
Operating systems | operating system, kernel, processes and threads, virtual memory | operating-systems
Networking | computer networks, tcp/ip, tcp, udp, dns, network protocol, bgp, vpn | networking
HTTP | https, http/2, http/3, quic, =TLS, ssl, ssl/tls | http networking security
Infrastructure | platform engineering, internal developer platform, infra | infrastructure
DevOps | dev ops, devsecops | delivery deployment infrastructure
CI/CD | ci cd, cicd, continuous integration, continuous delivery, continuous deployment, =CI | delivery
    deployment testing
Jenkins | | delivery tooling
GitHub Actions | gitlab ci, gitlab ci/cd, circleci, travis ci, teamcity, buildkite | delivery tooling
Argo CD | argocd, gitops, fluxcd, spinnaker | deployment delivery
Deployment | blue-green, canary release, canary deployment, feature flag, rolling deployment, release
    management | deployment delivery releases
Git | github, gitlab, bitbucket, version control, subversion | tooling teamwork
Build tools | gradle, maven, bazel, cmake, makefile, webpack, vite, esbuild, monorepo | tooling
Site reliability | site reliability engineering, =SRE, error budget, =SLO, =SLA, =SLI | sre reliability
    slos
Incidents | incident response, incident management, on-call, on call, postmortem, post-mortem, pagerduty |
    incidents debugging reliability on-call postmortems
Debugging | troubleshooting, root cause analysis, debugger, gdb, bug fixing | debugging
Observability | opentelemetry, distributed tracing, tracing, jaeger, honeycomb, =Zipkin | observability
Monitoring | alerting, prometheus, grafana, datadog, new relic, nagios, dashboards, =Sentry | monitoring
    observability alerting
Logging | splunk, elk stack, logstash, kibana, fluentd, structured logging, =Loki | logging observability
Capacity planning | load test, load testing, stress testing, k6, jmeter, locust, gatling | scaling
    performance capacity
Chaos engineering | chaos monkey, fault injection, game day | reliability sre
Testing | software testing, automated testing, test automation, automated test, quality assurance, =QA |
    testing quality
Unit testing | unit test, pytest, junit, jest, rspec, vitest, mockito, xunit, nunit | testing
Test-driven development | =TDD, test driven, =BDD, behaviour driven development, cucumber | testing quality
Integration testing | integration test, contract testing, contract test, testcontainers, =Pact | testing
End-to-end testing | end-to-end test, e2e, cypress, playwright, selenium, puppeteer, appium | testing
    frontend
Code review | code reviews, pull request, pair programming, mob programming | quality teamwork code-review
Refactoring | legacy code, technical debt, tech debt, code quality, clean code, static analysis, sonarqube
    | quality refactoring technical-debt
Documentation | technical writing, design doc, =RFCs, =ADRs, runbook | documentation communication writing
Security | application security, information security, cybersecurity, cyber security, infosec, appsec,
    owasp | security supply-chain
Threat modelling | threat modeling, =STRIDE, attack surface, security review | security
Penetration testing | pen testing, pentesting, burp suite, =OSCP, vulnerability assessment, bug bounty |
    security
Cryptography | encryption, =PKI, key management, hashing, hashicorp vault | security cryptography
Authentication | oauth, oauth2, oauth 2.0, openid connect, =OIDC, =SSO, single sign-on, saml, =JWT,
    keycloak, okta | authentication security
Authorisation | authorization, access control, =RBAC, =IAM | authorization security access-control
Privacy | gdpr, data protection, ccpa, hipaa, anonymisation, anonymization | privacy security
Compliance | soc 2, iso 27001, audit logging, sox compliance | compliance security
Identity and access | active directory, ldap, azure ad, entra id | security authentication access-control
"""
