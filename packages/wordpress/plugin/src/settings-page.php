<?php
/**
 * The settings page.
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * The page of settings, for those who may manage the site's options. WordPress checks its nonce.
 */
final class SettingsPage {
	private const SLUG  = 'reader-article';
	private const GROUP = 'reader_article';

	/**
	 * Creates the page.
	 *
	 * @param Settings   $settings Of the site.
	 * @param DeskClient $client   Of the desk.
	 */
	public function __construct( private readonly Settings $settings, private readonly DeskClient $client ) {
	}

	/**
	 * Returns the address of the page.
	 */
	public static function url(): string {
		return admin_url( 'options-general.php?page=' . self::SLUG );
	}

	/**
	 * Registers the option and its fields.
	 */
	public function register(): void {
		register_setting(
			self::GROUP,
			Settings::OPTION,
			array(
				'type'              => 'object',
				'sanitize_callback' => $this->sanitize( ... ),
				'show_in_rest'      => false,
			)
		);
		add_settings_section( 'desk', '', '__return_null', self::SLUG );
		$fields = array(
			'url'   => array( __( 'Address of the desk', 'reader-article' ), $this->show_url( ... ) ),
			'theme' => array( __( 'Theme', 'reader-article' ), $this->show_theme( ... ) ),
			'lang'  => array( __( 'Language', 'reader-article' ), $this->show_lang( ... ) ),
			'live'  => array( __( 'Statuses', 'reader-article' ), $this->show_live( ... ) ),
		);
		foreach ( $fields as $name => list( $title, $show ) ) {
			add_settings_field( $name, $title, $show, self::SLUG, 'desk', 'live' === $name ? array() : array( 'label_for' => "reader-article-$name" ) );
		}
	}

	/**
	 * Adds the page to the menu of settings.
	 */
	public function add_to_menu(): void {
		$title = __( 'Reader Article', 'reader-article' );
		add_options_page( $title, $title, 'manage_options', self::SLUG, $this->show( ... ) );
	}

	/**
	 * Adds a link to the list of plugins.
	 *
	 * @param array<string> $links Of the plugin.
	 * @return array<string>
	 */
	public function add_link( array $links ): array {
		return array( sprintf( '<a href="%s">%s</a>', esc_url( self::url() ), esc_html__( 'Settings', 'reader-article' ) ), ...$links );
	}

	/**
	 * Returns the values to store. A new address is stored only if a desk answers there.
	 *
	 * @param mixed $values From the form.
	 * @return array<string, mixed>
	 */
	private function sanitize( mixed $values ): array {
		$given = is_array( $values ) ? $values : array();
		// WordPress calls this twice for an option that is stored for the first time, then with the values of the first call.
		$new   = Settings::from(
			array(
				...$given,
				'live' => ! empty( $given['live'] ),
			)
		);
		$text  = is_string( $given['url'] ?? null ) ? trim( $given['url'] ) : '';
		$error = '';
		if ( '' !== $text && null === $new->desk ) {
			/* translators: %s: what was entered. */
			$error = sprintf( __( '‘%s’ is not the address of a desk. Use one such as https://articles.example.', 'reader-article' ), $text );
		} elseif ( null !== $new->desk && $new->desk->url !== $this->settings->desk?->url && ! ( new DeskClient( $new->desk ) )->is_healthy() ) {
			/* translators: %s: an address. */
			$error = sprintf( __( 'No desk answers at %s. Check the address, and that the desk’s delivery runs there.', 'reader-article' ), $new->desk->url );
		}
		$lang = is_string( $given['lang'] ?? null ) ? trim( $given['lang'] ) : '';
		if ( '' !== $lang && '' === $new->lang ) {
			/* translators: %s: what was entered. */
			add_settings_error( Settings::OPTION, 'lang', sprintf( __( '‘%s’ is not a language. Use a tag such as en or de-CH.', 'reader-article' ), $lang ) );
		}
		if ( '' === $error ) {
			return $new->to_array();
		}
		add_settings_error( Settings::OPTION, 'url', $error );
		return array(
			...$new->to_array(),
			'url' => $this->settings->desk->url ?? '',
		);
	}

	/**
	 * Shows the page.
	 */
	private function show(): void {
		if ( ! current_user_can( 'manage_options' ) ) {
			return;
		}
		echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1>';
		$this->show_state();
		echo '<form action="options.php" method="post">';
		settings_fields( self::GROUP );
		do_settings_sections( self::SLUG );
		submit_button();
		echo '</form>';
		$this->show_help();
		echo '</div>';
	}

	/**
	 * Shows whether the desk answers.
	 */
	private function show_state(): void {
		if ( null === $this->settings->desk ) {
			return;
		}
		list( $type, $text ) = $this->client->is_healthy()
			? array( 'success', __( 'The desk answers.', 'reader-article' ) )
			: array( 'warning', __( 'The desk cannot be reached just now. Pages show the last copies of their articles.', 'reader-article' ) );
		printf( '<div class="notice notice-%s inline"><p>%s</p></div>', esc_attr( $type ), esc_html( $text ) );
	}

	/**
	 * Shows how articles get into a page.
	 */
	private function show_help(): void {
		$desk = $this->settings->desk->url ?? 'https://articles.example';
		echo '<h2>' . esc_html__( 'Three ways to show an article', 'reader-article' ) . '</h2><ul class="ul-disc">';
		echo '<li>' . esc_html__( 'In the editor, add the block ‘Reader Article’ and search for an article or a reader.', 'reader-article' ) . '</li>';
		echo '<li>' . esc_html__( 'Paste the address of an article into a line of its own:', 'reader-article' ) . ' <code>' . esc_html( $desk . '/articles/how-to-listen' ) . '</code></li>';
		echo '<li>' . esc_html__( 'Write a shortcode:', 'reader-article' ) . ' <code>[reader_article slug="how-to-listen" theme="magazine" hide="cover related"]</code> <code>[reader_card pin="700107"]</code></li></ul>';
	}

	/**
	 * Shows the field of the address.
	 */
	private function show_url(): void {
		$this->show_input( 'url', $this->settings->desk->url ?? '', 'url', 'https://articles.example' );
		$this->describe( __( 'Where the desk’s delivery runs. The editors of the desk know it. It is saved if a desk answers there.', 'reader-article' ), 'url' );
	}

	/**
	 * Shows the field of the theme.
	 */
	private function show_theme(): void {
		printf( '<select id="reader-article-theme" name="%s[theme]">', esc_attr( Settings::OPTION ) );
		$themes = BlockTexts::themes();
		unset( $themes[''], $themes['none'] );
		foreach ( array(
			'' => __( 'Like the page', 'reader-article' ),
			...$themes,
		) as $name => $title ) {
			printf( '<option value="%s"%s>%s</option>', esc_attr( $name ), selected( $this->settings->theme, $name, false ), esc_html( $title ) );
		}
		echo '</select>';
	}

	/**
	 * Shows the field of the language.
	 */
	private function show_lang(): void {
		$this->show_input( 'lang', $this->settings->lang, 'text', ( Settings::from( array() ) )->language() );
		$this->describe( __( 'Of the words around articles, such as ‘Related articles’. Without one it is the language of this site.', 'reader-article' ), 'lang' );
	}

	/**
	 * Shows the field of live statuses.
	 */
	private function show_live(): void {
		printf(
			'<label><input type="checkbox" name="%s[live]" value="1"%s> %s</label>',
			esc_attr( Settings::OPTION ),
			checked( $this->settings->live, true, false ),
			esc_html__( 'Keep statuses right while a page is open', 'reader-article' )
		);
		$this->describe( __( 'A small script asks this site, not the desk, once a minute whether a reader takes calls.', 'reader-article' ), 'live' );
	}

	/**
	 * Shows a text field.
	 *
	 * @param string $name        Of the value.
	 * @param string $value       Stored.
	 * @param string $type        Of the input.
	 * @param string $placeholder An example.
	 */
	private function show_input( string $name, string $value, string $type, string $placeholder ): void {
		printf(
			'<input id="reader-article-%1$s" name="%2$s[%1$s]" type="%3$s" value="%4$s" placeholder="%5$s" class="regular-text" aria-describedby="reader-article-%1$s-description">',
			esc_attr( $name ),
			esc_attr( Settings::OPTION ),
			esc_attr( $type ),
			esc_attr( $value ),
			esc_attr( $placeholder )
		);
	}

	/**
	 * Shows what a field is for.
	 *
	 * @param string $text A sentence.
	 * @param string $name Of the field.
	 */
	private function describe( string $text, string $name ): void {
		printf( '<p class="description" id="reader-article-%s-description">%s</p>', esc_attr( $name ), esc_html( $text ) );
	}
}
